import type pg from 'pg';
import type { KnownRoot } from '../bulk/log-tree.js';

/** Notes which log a build was made from: its size and its Merkle root then. */
export async function noteRoot(
  client: pg.ClientBase | pg.Pool,
  build: string,
  { size, root }: KnownRoot,
): Promise<void> {
  await client.query('update rm.checkpoint set log_size = $2, log_root = $3 where build = $1', [
    build,
    size,
    root,
  ]);
}

/** What was noted of the log by the builds of every projection. */
export async function notedRoots(pool: pg.Pool): Promise<readonly KnownRoot[]> {
  const { rows } = await pool.query<KnownRoot>(
    `select log_size as size, log_root as root from rm.checkpoint where log_root is not null`,
  );
  return rows;
}

/** What was noted of the log when this build was made as a whole; undefined when it never was. */
export async function notedRoot(pool: pg.Pool, build: string): Promise<KnownRoot | undefined> {
  const { rows } = await pool.query<KnownRoot>(
    `select log_size as size, log_root as root from rm.checkpoint
      where build = $1 and log_root is not null`,
    [build],
  );
  return rows[0];
}
