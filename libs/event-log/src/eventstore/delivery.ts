import { setTimeout as sleep } from 'node:timers/promises';
import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NO_STREAM,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { Claim } from './claims.js';
import type { Connection } from './connection.js';
import { FROM_LEADER, eventsIfAny } from './read-events.js';
import { toSend } from './stored-event.js';
import { within } from './within.js';

export interface DeliveryOptions {
  readonly connection: Connection;
  readonly prefix: string;
  /** Notes the revision that is expected next, before it is sent. */
  readonly onTry: (claim: Claim, revision: number) => Promise<void>;
  /** For how long one attempt may take. */
  readonly attemptMs?: number;
  /** For how long it is asked again. */
  readonly patienceMs?: number;
}

/** The stream has moved on; -1 when it is empty. */
interface Conflict {
  readonly actual: number;
}

/**
 * Appends what was claimed, once. The outcome of every failure is unknown, so the same event ids are
 * sent again with the same expected revision, which the server takes for one append.
 * @returns the conflict, if that is how it ended
 * @throws what the server has against the request, or still has when patience ends
 */
export async function deliver(
  claim: Claim,
  options: DeliveryOptions,
): Promise<Conflict | undefined> {
  let expected = claim.asked === -2 ? claim.tried : claim.asked;
  for (;;) {
    const conflict = await send(claim, expected, options);
    // An earlier attempt may be what moved the stream on.
    if (!conflict || (await landed(claim, expected, options))) return undefined;
    if (claim.asked !== -2) return conflict;
    expected = conflict.actual;
    await options.onTry(claim, expected);
  }
}

const final = [
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
];

/** Sends until there is an answer. */
async function send(claim: Claim, expected: number, options: DeliveryOptions) {
  const until = Date.now() + (options.patienceMs ?? 30_000);
  for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
    const answer = await attempt(claim, expected, options).catch((error: unknown) => ({ error }));
    if (!answer) return undefined;
    const { error } = answer;
    if (error instanceof WrongExpectedVersionError) return conflictOf(error);
    if (isFinal(error) || Date.now() + wait > until) throw error;
    await sleep(wait);
  }
}

const isFinal = (error: unknown) => final.some((kind) => error instanceof kind);

// Of this error alone the revision is right: what the client answers instead of throwing, is not.
const conflictOf = ({ actualVersion }: WrongExpectedVersionError): Conflict => ({
  actual: typeof actualVersion === 'bigint' ? Number(actualVersion) : -1,
});

async function attempt(
  claim: Claim,
  expected: number,
  options: DeliveryOptions,
): Promise<undefined> {
  const { client, credentials } = options.connection;
  const deadline = options.attemptMs ?? 10_000;
  const sent = client.appendToStream(options.prefix + claim.streamId, claim.events.map(toSend), {
    expectedRevision: expected < 0 ? NO_STREAM : BigInt(expected),
    credentials,
    deadline,
    ...FROM_LEADER,
  });
  await within(deadline + 500, sent);
  return undefined;
}

/** True when the claim's own events stand where this attempt would have put them. */
async function landed(claim: Claim, expected: number, options: DeliveryOptions): Promise<boolean> {
  const stream = options.prefix + claim.streamId;
  const from = { fromRevision: BigInt(expected + 1), maxCount: claim.events.length };
  const { client } = options.connection;
  const found = await eventsIfAny(() => client.readStream(stream, { ...from, ...FROM_LEADER }));
  return claim.events.every(({ id }, n) => id === found[n]?.id);
}
