import { randomUUID } from 'node:crypto';
import { copyRows } from './copy-rows.js';
import { openDatabase } from './database.js';
import { type TestDatabase, testDatabase } from './testing/index.js';

const first = { name: 'first', sql: 'create schema book; create table book.page (n int)' };
const second = { name: 'second', sql: 'insert into book.page values (1)' };
const dataDir = '/unused';

describe('a database', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await testDatabase([first])));
  afterEach(() => database.close());

  const reopen = (migrations = [first]) =>
    openDatabase({ dataDir, databaseUrl: database.url, migrations });

  it('is reached in each role, and never as a superuser', async () => {
    for (const role of ['owner', 'append', 'project', 'read', 'vault', 'jobs'] as const) {
      const { rows } = await database
        .pool(role)
        .query("select current_user as who, current_setting('is_superuser') as super");
      expect(rows).toEqual([{ who: `ledger_${role}`, super: 'off' }]);
    }
  });

  it('takes the roles on at an external server too', async () => {
    const external = await reopen();
    for (const role of ['owner', 'append', 'project', 'read', 'vault', 'jobs'] as const) {
      const { rows } = await external
        .pool(role)
        .query("select current_user as who, current_setting('is_superuser') as super");
      expect(rows).toEqual([{ who: `ledger_${role}`, super: 'off' }]);
    }
    await external.close();
  });

  // As PostgreSQL leaves whoever made the roles with CREATEROLE: a member who may not take them on.
  it('takes them on as a person who made them and is no superuser', async () => {
    const person = `person_${randomUUID().replaceAll('-', '')}`;
    const superuser = await database.superuser();
    const names = ['owner', 'append', 'project', 'read', 'vault', 'jobs'].map(
      (role) => `ledger_${role}`,
    );
    await superuser.query(`create role ${person} login`);
    await superuser.query(
      `grant ${names.join()} to ${person} with admin true, inherit false, set false`,
    );
    const databaseUrl = database.url.replace('postgres@', `${person}@`);
    const external = await openDatabase({ dataDir, databaseUrl, migrations: [first] });
    const { rows } = await external
      .pool('append')
      .query('select session_user as who, current_user as as_whom');
    expect(rows).toEqual([{ who: person, as_whom: 'ledger_append' }]);
    await external.close();
    await superuser.query(`drop owned by ${person}`);
    await superuser.query(`drop role ${person}`);
    await superuser.end();
  });

  it('gives no role but the owner the right to the tables, until it is granted', async () => {
    await expect(database.pool('owner').query('select * from book.page')).resolves.toBeDefined();
    for (const role of ['append', 'project', 'read', 'vault', 'jobs'] as const) {
      const reading = database.pool(role).query('select * from book.page');
      await expect(reading).rejects.toThrow('permission denied');
      const making = database.pool(role).query('create schema mine');
      await expect(making).rejects.toThrow('permission denied');
    }
  });

  it('gives the owner none of the rights of the others unless it takes them on', async () => {
    await database.pool('owner').query('create schema secret authorization ledger_vault');
    await database.pool('vault').query('create table secret.key (k int)');
    const reading = database.pool('owner').query('select * from secret.key');
    await expect(reading).rejects.toThrow('permission denied');
  });

  it('has each migration once, however many open it at the same time', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => reopen([first, second])));
    const { rows } = await database.pool('owner').query('select * from book.page');
    expect(rows).toEqual([{ n: 1 }]);
    await Promise.all(opened.map((one) => one.close()));
  });

  it('is refused when a later build has used it', async () => {
    await (await reopen([first, second])).close();
    await expect(reopen([first])).rejects.toThrow('migration second, which is not in this build');
  });

  it('is refused when a released migration was edited', async () => {
    const edited = { ...first, sql: 'create schema other' };
    await expect(reopen([edited])).rejects.toThrow('first, which differs');
  });

  it('keeps nothing of a migration that fails', async () => {
    const broken = { name: 'broken', sql: 'create schema half; select 1/0' };
    await expect(reopen([first, broken])).rejects.toThrow('The migration broken failed');
    await expect(database.pool('owner').query('create schema half')).resolves.toBeDefined();
  });

  it('is refused when a crash could lose what was acknowledged', async () => {
    const superuser = await database.superuser();
    await superuser.query(`alter database ${database.name} set synchronous_commit = off`);
    await expect(reopen()).rejects.toThrow('synchronous_commit = off');
    await superuser.query(`alter database ${database.name} set synchronous_commit = on`);
    await (await reopen()).close();
    await superuser.end();
  });

  it('survives a connection that is cut, idle or in use', async () => {
    const pool = database.pool('read');
    const client = await pool.connect();
    await client.query('select 1');
    const superuser = await database.superuser();
    await superuser.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ledger_read'",
    );
    await superuser.end();
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('copies out to a slow reader, and goes on after a copy that failed on its way', async () => {
    const client = await database.pool('read').connect();
    const numbers = 'select n from generate_series(1, 100000) n';
    let bytes = 0;
    const count = (_: Buffer, begin: number, end: number) => void (bytes += end - begin);
    const copied = copyRows(client, `copy (${numbers}) to stdout`, count);
    while (!(await copied.next()).done)
      if (bytes < 300_000) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(bytes).toBe(Array.from({ length: 100_000 }, (_, n) => `${n + 1}\n`).join('').length);
    const read = async (sql: string) => {
      const broken = copyRows(client, sql, count);
      while (!(await broken.next()).done);
    };
    const half = `copy (select 1 / (n - 70000) from (${numbers}) t) to stdout`;
    await expect(read(half)).rejects.toThrow('division by zero');
    await expect(read('copy nothing to stdout')).rejects.toThrow('not exist');
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    client.release();
  });
});
