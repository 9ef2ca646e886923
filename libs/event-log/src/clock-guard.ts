import { type Database, DatabaseUnusable } from '@ledger/postgres';

/** What clocks of machines that are kept right differ by, and more. */
const SLACK_SECONDS = 60;

const seconds = `select extract(epoch from recorded_at - clock_timestamp())::float8 as behind,
    recorded_at as "recordedAt"
  from ledger.head where simulated is not true and recorded_at is not null`;

/**
 * Refuses a database whose clock is behind the last event: what is recorded now would bear that
 * event's time, and be known at moments when nobody knew it. A simulated log goes its own time.
 * @throws DatabaseUnusable
 */
export async function refuseClockBehind(database: Database): Promise<void> {
  const { rows } = await database
    .pool('read')
    .query<{ behind: number; recordedAt: string }>(seconds);
  const [found] = rows;
  if (!found || found.behind <= SLACK_SECONDS) return;
  throw new DatabaseUnusable(
    `The database's clock is ${Math.round(found.behind)} seconds behind the last event, ` +
      `which was recorded at ${found.recordedAt}.`,
    'Set the clock of its machine right and start again.',
  );
}
