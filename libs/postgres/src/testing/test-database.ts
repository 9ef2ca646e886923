import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import { type Database, openAt } from '../database.js';
import { ensureRunning } from '../embedded/cluster.js';
import { homeAt } from '../embedded/home.js';
import { asSuperuser } from '../embedded/joining.js';
import type { Migration } from '../migration.js';
import { QuietClient } from '../pools.js';
import { createRoles } from '../role.js';

export interface TestDatabase extends Database {
  readonly name: string;
  /** Opens the same database in another process: `openDatabase({ databaseUrl: url, ... })`. */
  readonly url: string;
  /** A superuser's connection, for tests that tamper; end it before the database is closed. */
  superuser(): Promise<pg.Client>;
}

/** A database of its own for one test, dropped on close, on the one server of the test run. */
export async function testDatabase(migrations: readonly Migration[] = []): Promise<TestDatabase> {
  const socketDir = await testServer();
  const template = await templateFor(socketDir, migrations);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const administer = (sql: string) =>
    asSuperuser(socketDir, 'postgres', (client) => client.query(sql));
  // Block by block through the log, as is usual, costs three times as much.
  await administer(
    `create database ${name} template ${template} strategy file_copy owner ledger_owner`,
  );
  const database = await openAt({ socketDir, name }, migrations, async () => {
    await administer(`drop database ${name} with (force)`);
  });
  return {
    ...database,
    name,
    url: `postgres://postgres@localhost/${name}?host=${encodeURIComponent(socketDir)}`,
    superuser: async () => {
      const client = new QuietClient({ host: socketDir, user: 'postgres', database: name });
      await client.connect();
      return client;
    },
  };
}

/** The socket directory of the run's server, started when first asked for. */
async function testServer(): Promise<string> {
  const directory = process.env['LEDGER_TEST_SERVER'];
  if (!directory) {
    throw new Error('A test that needs a database is an .int.spec.ts or an .e2e.spec.ts.');
  }
  const home = homeAt(join(directory, 'postgres'), join(directory, 'postgres.lock'));
  return (await ensureRunning(home)).socketDir;
}

const known = new Map<string, Promise<string>>();

/** A database with these migrations that others are copied from: made once in a test run. */
function templateFor(socketDir: string, migrations: readonly Migration[]): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(migrations)).digest('hex');
  const name = `template_${digest.slice(0, 16)}`;
  const template = known.get(name) ?? makeTemplate(socketDir, name, migrations);
  known.set(name, template);
  return template;
}

async function makeTemplate(socketDir: string, name: string, migrations: readonly Migration[]) {
  await asSuperuser(socketDir, 'postgres', async (superuser) => {
    await superuser.query('select pg_advisory_lock(7017362)');
    await createRoles(superuser, true);
    const made = 'select 1 from pg_database where datname = $1 and datistemplate';
    const found = await superuser.query(made, [name]);
    if (found.rowCount) return;
    await superuser.query(`drop database if exists ${name}`);
    await superuser.query(`create database ${name} owner ledger_owner`);
    const database = await openAt({ socketDir, name }, migrations, async () => undefined);
    await database.close();
    await superuser.query(`alter database ${name} is_template true`);
  });
  return name;
}
