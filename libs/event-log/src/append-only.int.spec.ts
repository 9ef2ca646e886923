import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import type { Role } from '@ledger/postgres';
import { eventLogMigrations } from './migrations.js';
import { postgresLog } from './postgres-log.js';
import { aRequest } from './testing/index.js';

const changes = [
  "update ledger.event set data = '{}' where position = 1",
  'delete from ledger.event where position = 1',
  'truncate ledger.event',
  "update ledger.append_request set request_hash = 'x'",
  'delete from ledger.append_request',
  'truncate ledger.append_request',
];
const additions = [
  `insert into ledger.event select 99, 'z-1', 0, gen_random_uuid(), type, schema_version,
     recorded_at, envelope, data, sealed, leaf from ledger.event where position = 1`,
  'update ledger.head set position = 0',
  "insert into ledger.stream values ('z-1', 0, 1)",
  'drop table ledger.event',
  'alter table ledger.event disable trigger all',
];
const others: readonly Role[] = ['append', 'project', 'read', 'vault', 'jobs'];

describe('the event log as a database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    const log = await postgresLog(database);
    await log.append(aRequest('a-1'));
    await log.close();
  });
  afterAll(() => database.close());

  const stored = async () => {
    const superuser = await database.superuser();
    const { rows } = await superuser.query('select * from ledger.event order by position');
    await superuser.end();
    return rows;
  };

  it.each(others)('lets %s change nothing', async (role) => {
    const before = await stored();
    for (const sql of [...changes, ...additions]) {
      await expect(database.pool(role).query(sql)).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
    expect(await stored()).toEqual(before);
  });

  it('refuses to change what is recorded even for the owner and a superuser', async () => {
    const superuser = await database.superuser();
    for (const sql of changes) {
      await expect(database.pool('owner').query(sql)).rejects.toThrow('is append-only');
      await expect(superuser.query(sql)).rejects.toThrow('is append-only');
    }
    await superuser.end();
  });

  // The control: were the trigger not there, the statements above would go through.
  it('would be changed by the same statements without its trigger', async () => {
    const superuser = await database.superuser();
    await superuser.query('begin');
    await superuser.query('alter table ledger.event disable trigger append_only');
    await superuser.query('alter table ledger.append_request disable trigger append_only');
    for (const sql of changes) {
      await superuser.query('savepoint one');
      await expect(superuser.query(sql)).resolves.toBeDefined();
      await superuser.query('rollback to one');
    }
    await superuser.query('rollback');
    await superuser.end();
  });

  it('lets the appender append and read nothing, and the readers read and not append', async () => {
    const call = 'select ledger.simulate()';
    await expect(database.pool('append').query('select * from ledger.event')).rejects.toThrow(
      'denied',
    );
    for (const role of ['project', 'read', 'vault', 'jobs'] as const) {
      await expect(database.pool(role).query(call)).rejects.toThrow('permission denied');
    }
    for (const role of ['project', 'read'] as const) {
      const { rows } = await database.pool(role).query('select position from ledger.event');
      expect(rows).toEqual([{ position: 1 }]);
    }
    await expect(database.pool('vault').query('select * from ledger.event')).rejects.toThrow(
      'denied',
    );
  });

  it('refuses to append in a transaction that cannot see past the lock', async () => {
    const client = await database.connect('append');
    await client.query('begin isolation level repeatable read');
    const nothing = Array(17).fill("'{}'").join(', ');
    await expect(client.query(`select ledger.append('x', ${nothing})`)).rejects.toThrow(
      'read committed',
    );
    await client.end();
  });
});
