import { cpus, loadavg, totalmem } from 'node:os';
import type pg from 'pg';

/** What the figures were measured on. */
export interface Hardware {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** The machine's load in the last minute, when the bench began: others may have been at work. */
  readonly loadBefore: number;
  /** The same when it ended: the bench itself among it. */
  readonly loadAfter?: number;
  readonly node: string;
  readonly postgres: string;
  readonly settings: Readonly<Record<string, string>>;
}

const settings = [
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'commit_delay',
  'data_checksums',
  'shared_buffers',
  'wal_level',
  'max_wal_size',
  'server_version',
];

/** The machine's load in the last minute. */
export const loadNow = (): number => Number(loadavg()[0]?.toFixed(2));

/** The machine, Node and the server with the settings that matter to durability and speed. */
export async function hardwareOf(pool: pg.Pool): Promise<Hardware> {
  const { rows } = await pool.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from pg_settings where name = any($1) order by name',
    [settings],
  );
  const { server_version = '', ...rest } = Object.fromEntries(
    rows.map(({ name, value }) => [name, value]),
  );
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadBefore: loadNow(),
    node: process.version,
    postgres: server_version,
    settings: rest,
  };
}
