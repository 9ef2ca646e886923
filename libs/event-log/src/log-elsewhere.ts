import { type Database, DatabaseUnusable } from '@ledger/postgres';

/**
 * Refuses to use a database as the log itself that keeps the positions of a log in EventStoreDB: its
 * own log is empty, every figure would be nought, and what is recorded there would never be found.
 * @throws DatabaseUnusable
 */
export async function refuseLogElsewhere(database: Database): Promise<void> {
  const { rowCount } = await database
    .pool('read')
    .query('select from ledger.sequencer where installation is not null');
  if (!rowCount) return;
  throw new DatabaseUnusable(
    'This database keeps the positions of an event log in EventStoreDB, and holds no log itself.',
    'Name the server in EVENTSTORE_URL, or use another database.',
  );
}
