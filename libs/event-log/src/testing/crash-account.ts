import type { AppendRequest, EventLog, ExpectedRevision, Recorded } from '@ledger/kernel';
import { aRequest, anEvent } from './requests.js';

const EVENTS_EACH = 2;
const PAGE = 2_000;

/** Where an acknowledgement says that a request ended. */
export interface Acknowledged {
  readonly streamId: string;
  readonly revision: number;
}

/** A request that can be found again in the log; asked twice, it is the same command. */
export function markedRequest(
  requestId: string,
  to: { streamId: string; expectedRevision: ExpectedRevision },
): AppendRequest {
  const events = Array.from({ length: EVENTS_EACH }, (_, n) => anEvent({ requestId, n }));
  return aRequest(to.streamId, { ...to, requestId, requestHash: requestId, events });
}

/** The revision that a stream has after a marked request. */
export const revisionAfter = (expected: ExpectedRevision): number =>
  (typeof expected === 'number' ? expected : -1) + EVENTS_EACH;

/**
 * What the log holds of requests whose ids begin so, against what was acknowledged. Lost: acknowledged, and not wholly there, or not where
 * it was said to be. Doubled: there more than once, acknowledged or not.
 */
export async function account(
  log: EventLog,
  acknowledged: ReadonlyMap<string, Acknowledged>,
  prefix: string,
) {
  const stored = await storedRequests(log, prefix);
  const isThere = ([id, { streamId, revision }]: [string, Acknowledged]) =>
    stored.get(id)?.includes(`${streamId} ${revision} ${EVENTS_EACH - 1}`) &&
    stored.get(id)?.includes(`${streamId} ${revision - 1} 0`);
  return {
    lost: [...acknowledged].filter((one) => !isThere(one)).length,
    doubled: [...stored.values()].filter((places) => places.length > EVENTS_EACH).length,
    /** Stored in part, or stored and never answered. */
    unclaimed: [...stored].filter(
      ([id, places]) => places.length < EVENTS_EACH || !acknowledged.has(id),
    ).length,
  };
}

/** Where each request's events stand: stream, revision, number within the request. */
async function storedRequests(log: EventLog, prefix: string): Promise<Map<string, string[]>> {
  const stored = new Map<string, string[]>();
  for await (const { data, streamId, revision } of all(log)) {
    const { requestId, n } = data as { requestId: string; n: number };
    if (!requestId.startsWith(prefix)) continue;
    const places = stored.get(requestId) ?? [];
    places.push(`${streamId} ${revision} ${n}`);
    stored.set(requestId, places);
  }
  return stored;
}

async function* all(log: EventLog): AsyncGenerator<Recorded> {
  const { position } = await log.head();
  for (let after = 0; after < position; after += PAGE) yield* await log.readAll(after, PAGE);
}
