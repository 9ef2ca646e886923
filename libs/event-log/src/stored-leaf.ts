import { LogBroken } from '@ledger/kernel';
import { digestsOf, entryOf, leafOf } from './entry.js';
import type { RecordedRow } from './recorded-row.js';

/** A stored event with the leaf that was stored with it. */
export interface RowWithLeaf extends RecordedRow {
  readonly leaf: Buffer;
}

/**
 * What stands in a row must be what was recorded: its leaf is of every part of it. A few microseconds
 * an event keep a changed row out of everything that is projected from it.
 * @throws LogBroken
 */
export function assertLeaves(logId: string, rows: readonly RowWithLeaf[]): void {
  for (const row of rows) {
    const entry = entryOf(logId, fieldsOf(row), digestsOf(row));
    if (leafOf(entry).equals(row.leaf)) continue;
    throw new LogBroken(row.position, 'its content is not what was recorded');
  }
}

const fieldsOf = (row: RecordedRow) => ({
  position: row.position,
  streamId: row.stream_id,
  revision: row.revision,
  eventId: row.event_id,
  type: row.type,
  schemaVersion: row.schema_version,
  recordedAt: row.recorded_at,
});
