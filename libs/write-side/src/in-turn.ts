import type { EventLog } from '@ledger/kernel';

const turns = new WeakMap<EventLog, Map<string, Promise<unknown>>>();

/**
 * One at a time on a stream within this process, so that only other processes cause conflicts. A
 * failure is its own caller's alone.
 */
export async function inTurn<T>(
  log: EventLog,
  streamId: string,
  work: () => Promise<T>,
): Promise<T> {
  const streams = turns.get(log) ?? new Map<string, Promise<unknown>>();
  turns.set(log, streams);
  const mine = (streams.get(streamId) ?? Promise.resolve()).then(work);
  const over = mine.catch(() => undefined);
  streams.set(streamId, over);
  try {
    return await mine;
  } finally {
    if (streams.get(streamId) === over) streams.delete(streamId);
  }
}
