import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Person } from '@ledger/access';
import { type Answer, type CommandMeta, StaleRevision } from '@ledger/write-side';
import { AskLedger } from '@ledger/write-side/module';
import { type Caller, personOf } from '../http/caller.js';
import { parsed } from '../http/faults.js';
import { fault, Problem } from '../http/problem.js';
import { revisionOf } from '../api/etag.js';
import { type Ledger, TheLedger } from '../ledger-door.js';
import type { Claim, CommandDoor } from './command-door.js';
import { type CommandBody, type CommandHeaders, RecordedAt } from './command-request.js';
import { requestIdOf } from './request-id.js';

/** The expected revision of a stream that has no event. */
const NOTHING_YET = -1;

/** A command as it came over HTTP. */
export interface Asked {
  readonly id: string;
  readonly type: string;
  readonly body: CommandBody;
  readonly headers: CommandHeaders;
  readonly caller: Caller;
}

/** Asks the write side: the address and the headers become the ask. */
@Injectable()
export class Commands {
  constructor(
    @TheLedger() private readonly ledger: Ledger,
    @Inject(CommandBus) private readonly bus: CommandBus,
  ) {}

  async ask(door: CommandDoor, asked: Asked): Promise<Answer> {
    const id = parsed(door.id, asked.id);
    const data = { ...asked.body.data, ...door.fromAddress(id) };
    const { organisation } = personOf(asked.caller);
    const { decisionRef } = asked.body;
    const said = decisionRef === undefined ? {} : { decisionRef };
    const command = { id, type: asked.type, data, organisation, ...said };
    const prepared = await door.prepare(this.ledger, command);
    const meta = metaOf(asked, prepared.authority);
    const claim = door.claimOf?.(command);
    if (claim) await this.claim(claim, meta);
    const expected = revisionOf(asked.headers.ifMatch);
    const ask = {
      streamId: `${door.category}-${id}`,
      command: { type: asked.type, data: prepared.data },
      meta,
      expectedRevision: expected ?? NOTHING_YET,
      ...(prepared.basis.length > 0 && { basis: prepared.basis }),
    };
    const answer = this.bus.execute(new AskLedger(door.category, ask));
    return expected === undefined ? answer.catch(askForRevision) : answer;
  }

  // Claimed first and in its own stream: a second claimant is refused, a repetition is not.
  private async claim({ kind, ...wanted }: Claim, meta: CommandMeta): Promise<void> {
    const claimed = await this.ledger.references.claim(kind, wanted, meta);
    if (claimed.id !== wanted.id) throw taken(kind);
  }
}

function metaOf({ body, headers, caller }: Asked, authority: string): CommandMeta {
  const person = personOf(caller);
  const recordedAt = parsed(RecordedAt, headers.recordedAt);
  return {
    ...provenanceOf(body),
    authority,
    actor: actorOf(person),
    source: { kind: 'api' },
    requestId: requestIdOf(headers.idempotencyKey, person.id),
    correlationId: caller.requestId,
    ...(recordedAt && { recordedAt }),
  } as CommandMeta;
}

function provenanceOf(body: CommandBody) {
  const said = Object.entries(body).filter(
    ([name, value]) => name !== 'data' && value !== undefined,
  );
  return Object.fromEntries(said) as Omit<CommandBody, 'data'>;
}

export const actorOf = ({ id, role, organisation }: Person) => ({ id, role, organisation });

// Without If-Match only a new stream may be written to.
function askForRevision(error: unknown): never {
  if (!(error instanceof StaleRevision)) throw error;
  const { actualRevision } = error;
  throw new Problem(
    428,
    `Send If-Match with the revision that you saw, such as "${actualRevision}".`,
  );
}

const taken = (kind: string) =>
  fault(409, {
    pointer: '',
    code: 'reference-already-claimed',
    message: `Another ${kind} has this reference.`,
  });
