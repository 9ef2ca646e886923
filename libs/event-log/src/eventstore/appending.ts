import { MaxAppendSizeExceededError } from '@eventstore/db-client';
import { type AppendOutcome, NotYetPlaced } from '@ledger/kernel';
import type pg from 'pg';
import { rejected } from '../outcomes.js';
import type { Prepared } from '../prepare.js';
import { type Claim, type Known, answered, answeredAs, claim, known, unclaim } from './claims.js';

export interface AppendingOptions {
  readonly pool: pg.Pool;
  readonly deliver: (claim: Claim) => Promise<{ readonly actual: number } | undefined>;
  /** Resolves when the log may be past the position, or after the time. */
  readonly waitPast: (position: number, timeoutMs: number) => Promise<void>;
  readonly position: () => Promise<number>;
  /** For how long an append waits for its position. */
  readonly placedWithinMs: number;
}

export type Outcome = AppendOutcome | Error;

/** Where a request stands after it was sent: its outcome, or the claim that waits for a position. */
type Sent = { readonly outcome: Outcome } | { readonly waits: Claim };

/** Appends batches to EventStoreDB, and waits for the positions of what was appended. */
export class Appending {
  // Claimed by this process: the first answer is that they are appended, also when sent again.
  readonly #own = new WeakSet<Prepared>();

  constructor(readonly options: AppendingOptions) {}

  /** An outcome for each request, in order; an error is of one request and harms no other. */
  async send(batch: readonly Prepared[], simulated: boolean): Promise<readonly Outcome[]> {
    const fresh = await claim(this.options.pool, batch);
    for (const request of batch) if (fresh.has(request.requestId)) this.#own.add(request);
    const facts = await known(this.options.pool, batch);
    const sent = await this.#deliverAll(batch, facts, simulated);
    const over = batch.filter((_, n) => settled(sent[n]));
    await unclaim(
      this.options.pool,
      over.filter((request) => fresh.has(request.requestId)).map(({ requestId }) => requestId),
    );
    return this.#placed(batch, sent);
  }

  // A simulated log's clock is told with each request: there, the order of asking is kept.
  async #deliverAll(
    batch: readonly Prepared[],
    facts: ReadonlyMap<string, Known>,
    simulated: boolean,
  ): Promise<readonly Sent[]> {
    const one = (request: Prepared) =>
      this.#deliver(request, { simulated, fact: facts.get(request.requestId) });
    if (!simulated) return Promise.all(batch.map(one));
    const sent: Sent[] = [];
    for (const request of batch) sent.push(await one(request));
    return sent;
  }

  async #deliver(request: Prepared, { simulated, fact }: Moment): Promise<Sent> {
    const outcome = refusal(request, simulated, fact);
    if (outcome) return { outcome };
    if (!fact?.claim) return { outcome: new Error('The claim of the request is gone; ask again.') };
    try {
      const conflict = await this.options.deliver(fact.claim);
      if (!conflict) return { waits: fact.claim };
      return { outcome: { outcome: 'conflict', actualRevision: conflict.actual } };
    } catch (error) {
      return { outcome: failure(error) };
    }
  }

  async #placed(batch: readonly Prepared[], sent: readonly Sent[]): Promise<readonly Outcome[]> {
    const claims = sent.flatMap((one) => ('waits' in one ? [one.waits] : []));
    const answers = await this.#answers(claims);
    return sent.map((one, n) => {
      if ('outcome' in one) return one.outcome;
      const answer = answers.get(one.waits.requestId);
      if (!answer) return new NotYetPlaced(one.waits.events.map(({ id }) => id));
      const request = batch[n];
      const first = request !== undefined && this.#own.has(request);
      return { ...answeredAs(answer).answer, outcome: first ? 'appended' : 'duplicate' };
    });
  }

  async #answers(claims: readonly Claim[]) {
    const ids = claims.map(({ requestId }) => requestId);
    const until = Date.now() + this.options.placedWithinMs;
    for (;;) {
      const head = ids.length > 0 ? await this.options.position() : 0;
      const answers = await answered(this.options.pool, ids);
      const left = until - Date.now();
      if (answers.size === ids.length || left <= 0) return answers;
      await this.options.waitPast(head, Math.min(left, 250));
    }
  }
}

interface Moment {
  readonly simulated: boolean;
  readonly fact: Known | undefined;
}

/** The most that a server with its usual settings takes in one append, less what it adds itself. */
const MAX_APPEND_BYTES = 1_040_000;
const METADATA_BYTES = 400;

/** What is answered without asking EventStoreDB. */
function refusal(
  request: Prepared,
  simulated: boolean,
  fact: Known | undefined,
): Outcome | undefined {
  const known = knownAs(request, fact);
  if (known) return known;
  if (request.recordedAt !== null && !simulated) return rejected('recorded-at-not-allowed');
  const bytes = request.bytes + METADATA_BYTES * request.events.length;
  if (bytes > MAX_APPEND_BYTES) return tooLarge(MAX_APPEND_BYTES);
  return fact?.eventIdTaken ? new EventIdTaken() : undefined;
}

function knownAs({ requestHash }: Prepared, fact: Known | undefined): Outcome | undefined {
  if (!fact || fact.requestHash === undefined) return undefined;
  return fact.requestHash === requestHash ? fact.answer : rejected('request-id-reused');
}

/** A fault of the caller: another request's event has the id. */
class EventIdTaken extends Error {
  constructor() {
    super('An event id of the request is taken.');
  }
}

const tooLarge = (most: number): AppendOutcome => ({
  outcome: 'rejected',
  code: 'too-large',
  reason: `EventStoreDB takes ${most} bytes at once at most.`,
});

function failure(error: unknown): Outcome {
  if (error instanceof MaxAppendSizeExceededError) return tooLarge(error.maxAppendSize);
  return error instanceof Error ? error : new Error(String(error));
}

/** True when nothing of the request is, or ever will be, in the log through its claim. */
function settled(sent: Sent | undefined): boolean {
  if (!sent || !('outcome' in sent)) return false;
  return !(sent.outcome instanceof Error) || sent.outcome instanceof EventIdTaken;
}
