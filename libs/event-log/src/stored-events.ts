import type { EventLog } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import { type EntryFields, type StoredTexts, textsOf } from './entry.js';

/** An event as its bytes stand in the store, for who checks them: nothing is parsed. */
export interface StoredEvent extends EntryFields, StoredTexts {
  /** The leaf stored with it, 32 bytes; null where the store keeps none. */
  readonly leaf: Buffer | null;
}

/** At most `limit` events after the position, as they stand: it is for the caller to find a hole. */
export type ReadStored = (after: number, limit: number) => Promise<readonly StoredEvent[]>;

const readStoredText = `select position, stream_id as "streamId", revision, event_id as "eventId",
    type, schema_version as "schemaVersion", recorded_at as "recordedAt", envelope, data, sealed,
    leaf
  from ledger.event where position > $1 order by position limit $2`;

/** Of a log in PostgreSQL: the very texts that are stored. */
export function storedInPostgres(database: Database): ReadStored {
  const pool = database.pool('read');
  return async (after, limit) => {
    const values = [after, limit];
    const query = { name: 'ledger-read-stored', text: readStoredText, values };
    return (await pool.query<StoredEvent>(query)).rows;
  };
}

/** Of any log: the texts are written again from what was read, and no leaf is stored. */
export const storedInLog =
  (log: Pick<EventLog, 'readAll'>): ReadStored =>
  async (after, limit) =>
    (await log.readAll(after, limit)).map((event) => ({ ...event, ...textsOf(event), leaf: null }));
