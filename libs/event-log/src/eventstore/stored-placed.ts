import type pg from 'pg';
import { type StoredTexts, textsOf } from '../entry.js';
import { LEAF_BYTES } from '../leaves/read-leaves.js';
import { NotStorable } from '../storable.js';
import type { ReadStored, StoredEvent } from '../stored-events.js';
import { type Sequenced, sequencedAsItStands } from './positions.js';
import { isPlacedAs, type Source, standingAt } from './reading.js';
import type { ReadEvent } from './stored-event.js';

/**
 * Of a log in EventStoreDB: each event as the server holds it, at the position and with the time and
 * the leaf that the sequencer wrote. A position whose event is gone is left out.
 */
export const storedPlaced =
  (pool: pg.Pool, source: () => Source): ReadStored =>
  async (after, limit) => {
    const rows = await sequencedAsItStands(pool, after, limit);
    if (rows.length === 0) return [];
    const standing = await standingAt(source(), rows);
    return rows.flatMap((row) => {
      const event = standing.get(row.commit);
      return event ? [stored(row, event)] : [];
    });
  };

const stored = (row: Sequenced, event: ReadEvent): StoredEvent => ({
  position: row.position,
  streamId: event.streamId,
  revision: event.revision,
  eventId: event.eventId,
  type: event.type,
  schemaVersion: event.schemaVersion,
  recordedAt: row.recordedAt,
  ...textsIn(event),
  // No event makes it.
  leaf: isPlacedAs(row, event) ? row.leaf : Buffer.alloc(LEAF_BYTES),
});

// What cannot be stored was never recorded so: no leaf is of these texts.
function textsIn(event: ReadEvent): StoredTexts {
  try {
    return textsOf(event);
  } catch (error) {
    if (!(error instanceof NotStorable)) throw error;
    return { envelope: '', data: '', sealed: null };
  }
}
