import { type EventMeta, LogBroken, type Recorded, type SealedPart } from '@ledger/kernel';

/** The columns that every reader selects, from `ledger.event e`. */
export const recordedColumns = `e.position, e.stream_id, e.revision, e.event_id, e.type,
  e.schema_version, e.recorded_at, e.envelope, e.data, e.sealed`;

export interface RecordedRow {
  readonly position: number;
  readonly stream_id: string;
  readonly revision: number;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly recorded_at: string;
  readonly envelope: string;
  readonly data: string;
  readonly sealed: string | null;
}

/** @throws LogBroken when a text is not the JSON that was written */
export function recordedOf(row: RecordedRow): Recorded {
  try {
    return {
      position: row.position,
      streamId: row.stream_id,
      revision: row.revision,
      eventId: row.event_id,
      type: row.type,
      schemaVersion: row.schema_version,
      recordedAt: row.recorded_at,
      meta: JSON.parse(row.envelope) as EventMeta,
      data: JSON.parse(row.data) as object,
      sealed: row.sealed === null ? [] : (JSON.parse(row.sealed) as SealedPart[]),
    };
  } catch {
    throw new LogBroken(row.position, 'its text is not JSON');
  }
}
