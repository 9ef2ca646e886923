import {
  digestsOf,
  entryOf,
  leafOf,
  leavesOf,
  type ReadStored,
  type StoredEvent,
} from '@ledger/event-log';

export const LOG_ID = 'placement-ledger/simulated/1';

/** The n-th event, from 1, of a log made of nothing else. */
export function aStoredEvent(position: number, data = `{"n":${position}}`): StoredEvent {
  const event = {
    position,
    streamId: `s-${position % 3}`,
    revision: Math.floor(position / 3),
    eventId: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
    type: 'SomethingHappened',
    schemaVersion: 1,
    recordedAt: `2026-01-01T00:00:00.${String(position).padStart(6, '0')}Z`,
    envelope: '{}',
    data,
    sealed: position % 5 === 0 ? '[]' : null,
  };
  return { ...event, leaf: leafOf(entryOf(LOG_ID, event, digestsOf(event))) };
}

/** A log over a list of stored events, which the test may change. */
export function aLogOf(events: StoredEvent[]) {
  const stored: ReadStored = async (after, limit) =>
    events
      .filter(({ position }) => position > after)
      .slice(0, limit)
      .sort((a, b) => a.position - b.position);
  return {
    events,
    read: leavesOf(stored),
    log: {
      logId: LOG_ID,
      head: async () => ({
        position: events.length,
        recordedAt: events.at(-1)?.recordedAt ?? null,
      }),
    },
  };
}
