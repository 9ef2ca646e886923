import { createHash } from 'node:crypto';
import type pg from 'pg';

/** One step of the schema. Once released, its SQL never changes. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The database cannot be used as it is; the message says why and what to do. */
export class DatabaseUnusable extends Error {
  constructor(reason: string, remedy: string) {
    super(`${reason} ${remedy}`);
    this.name = 'DatabaseUnusable';
  }
}

const LOCK = 'select pg_advisory_lock(7017361)';
const UNLOCK = 'select pg_advisory_unlock(7017361)';
const digest = (sql: string) => createHash('sha256').update(sql).digest('hex');

/**
 * Runs each migration that this database has not had, in order, each in a transaction with its
 * record. The client acts as the owner.
 * @throws DatabaseUnusable when the database has a migration that this build lacks or has changed.
 */
export async function migrate(owner: pg.ClientBase, migrations: readonly Migration[]) {
  await owner.query(LOCK);
  try {
    await owner.query('create schema if not exists setup');
    await owner.query(`create table if not exists setup.migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`);
    const done = await applied(owner);
    refuseUnknown(done, migrations);
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await apply(owner, migration);
    }
  } finally {
    await owner.query(UNLOCK);
  }
}

async function applied(owner: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ name: string; digest: string }>(
    'select name, digest from setup.migration',
  );
  return new Map(rows.map((row) => [row.name, row.digest]));
}

function refuseUnknown(done: ReadonlyMap<string, string>, migrations: readonly Migration[]) {
  const known = new Map(migrations.map(({ name, sql }) => [name, digest(sql)]));
  for (const [name, hash] of done) {
    if (known.get(name) === hash) continue;
    const fault = known.has(name) ? 'differs from the one in this build' : 'is not in this build';
    throw new DatabaseUnusable(
      `The database has had the migration ${name}, which ${fault}.`,
      'Start the release that last used this data, or a later one.',
    );
  }
}

async function apply(owner: pg.ClientBase, { name, sql }: Migration) {
  await owner.query('begin');
  try {
    await owner.query(sql);
    await owner.query('insert into setup.migration (name, digest) values ($1, $2)', [
      name,
      digest(sql),
    ]);
    await owner.query('commit');
  } catch (cause) {
    await owner.query('rollback');
    throw new Error(`The migration ${name} failed: ${String(cause)}`, { cause });
  }
}
