import { LogBroken, type Recorded } from '@ledger/kernel';

/**
 * Positions are dense: a hole means tampering, a bad restore or a fault, and reading on would hide it.
 * @param end the position that the events must reach
 * @throws LogBroken
 */
export function assertPositions(events: readonly Recorded[], after: number, end: number): void {
  events.forEach(({ position }, n) => {
    const expected = after + 1 + n;
    if (position !== expected) throw new LogBroken(expected, `position ${position} stands there`);
  });
  const reached = after + events.length;
  if (reached < end) throw new LogBroken(reached + 1, 'the event is missing');
}

/**
 * Revisions are dense from 0 within a stream.
 * @param last the revision that the stream's row says it has; -1 for an empty stream
 * @throws LogBroken
 */
export function assertRevisions(events: readonly Recorded[], last: number): void {
  events.forEach(({ position, streamId, revision }, n) => {
    if (revision === n) return;
    throw new LogBroken(position, `${streamId} has revision ${revision} where ${n} belongs`);
  });
  if (events.length === last + 1) return;
  const position = events.at(-1)?.position ?? 0;
  throw new LogBroken(position, `the stream has ${events.length} of ${last + 1} events`);
}
