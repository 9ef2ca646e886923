import type { EventLog } from '@ledger/kernel';
import { type Database, DatabaseUnusable } from '@ledger/postgres';

/** What clocks of machines that are kept right differ by, and more. */
const SLACK_SECONDS = 60;

const seconds = 'select extract(epoch from $1::timestamptz - clock_timestamp())::float8 as behind';

/**
 * Refuses a database whose clock is behind the last event, wherever the log is: what is recorded now
 * would bear that event's time, and be known at moments when nobody knew it. A simulated log goes
 * its own time.
 * @throws DatabaseUnusable
 */
export async function refuseClockBehind(
  database: Database,
  log: Pick<EventLog, 'simulated' | 'head'>,
): Promise<void> {
  const { recordedAt } = await log.head();
  if (log.simulated || recordedAt === null) return;
  const { rows } = await database.pool('read').query<{ behind: number }>(seconds, [recordedAt]);
  const behind = rows[0]?.behind ?? 0;
  if (behind <= SLACK_SECONDS) return;
  throw new DatabaseUnusable(
    `The database's clock is ${Math.round(behind)} seconds behind the last event, ` +
      `which was recorded at ${recordedAt}.`,
    'Set the clock of its machine right and start again.',
  );
}
