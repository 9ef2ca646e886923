import type pg from 'pg';
import { DatabaseUnusable } from './migration.js';

const losses: Record<string, string> = {
  fsync: 'a crash of the machine can damage the whole database',
  full_page_writes: 'a crash of the machine can leave half-written pages',
  synchronous_commit: 'a crash can lose what was already acknowledged',
};

/**
 * Refuses a server that could lose an acknowledged event.
 * @throws DatabaseUnusable with the setting and the remedy.
 */
export async function refuseUnsafe(appender: pg.Pool | pg.ClientBase): Promise<void> {
  const { rows } = await appender.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [[...Object.keys(losses), 'server_version_num']],
  );
  for (const { name, setting } of rows) refuse(name, setting);
}

function refuse(name: string, setting: string) {
  if (name === 'server_version_num') return refuseOld(Number(setting));
  if (setting !== 'off') return;
  throw new DatabaseUnusable(
    `PostgreSQL runs with ${name} = off: ${losses[name]}.`,
    `Set ${name} = on for the server, the database and the role, reload it, and start again.`,
  );
}

function refuseOld(version: number) {
  if (version >= 140_000) return;
  throw new DatabaseUnusable(
    `PostgreSQL ${Math.floor(version / 10_000)} is too old.`,
    'Give a DATABASE_URL of version 14 or later, or none for the embedded server.',
  );
}
