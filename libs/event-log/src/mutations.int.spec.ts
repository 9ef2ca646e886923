import { LogBroken } from '@ledger/kernel';
import { chance, counted, noteControl, times } from '@ledger/kernel/testing';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import type pg from 'pg';
import { eventLogMigrations } from './migrations.js';
import { postgresLog, type SimulatableLog } from './postgres-log.js';
import { anEvent, aRequest } from './testing/index.js';

const EVENTS = 100;
const ROWS = times(3, 1_000);
const PAGE = 60;

/** Each column of an event, changed so that it is another value whatever it was. */
const mutations = {
  data: `data || ' '`,
  envelope: `overlay(envelope placing 'x' from 3)`,
  sealed: `coalesce(sealed, '[') || ']'`,
  type: `type || 'X'`,
  schema_version: 'schema_version + 1',
  recorded_at: `recorded_at + interval '1 microsecond'`,
  stream_id: `stream_id || 'x'`,
  revision: 'revision + 1000000',
  event_id: 'gen_random_uuid()',
  position: 'position + 1000000',
  leaf: 'sha256(leaf)',
};
const columns = Object.entries(mutations);

describe('a log of which one field of one event was changed', () => {
  let database: TestDatabase;
  let superuser: pg.Client;
  let log: SimulatableLog;
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    log = await postgresLog(database);
    const text = '£ \\ "🦉"\n';
    await Promise.all(
      Array.from({ length: EVENTS }, (_, n) =>
        log.append(aRequest(`s-é${n % 7}`, { events: [anEvent({ n, text })] })),
      ),
    );
    superuser = await database.superuser();
    await superuser.query(`set session_replication_role = 'replica'`);
    await superuser.query('create table public.kept as select * from ledger.event');
  });
  afterAll(async () => {
    await superuser.end();
    await log.close();
    await database.close();
  });

  /** Where reading the whole log in pages ends: at a fault, or with all of it read. */
  const brokenAt = async () => {
    try {
      let read = 0;
      while (read < EVENTS) read += (await log.readAll(read, PAGE)).length;
      return 'no fault';
    } catch (error) {
      return error instanceof LogBroken ? error.position : String(error);
    }
  };

  const change = async (column: string, value: string, position: number) => {
    await superuser.query(
      `update ledger.event set ${column} = ${value} where position = ${position}`,
    );
    const found = await brokenAt();
    await superuser.query(
      `delete from ledger.event where position in (${position}, ${position} + 1000000)`,
    );
    await superuser.query(
      `insert into ledger.event select * from public.kept where position = $1`,
      [position],
    );
    return found;
  };

  it('is found by whoever reads it, with the position of the event', async () => {
    const random = chance();
    const what = `one of ${columns.length} fields of one event changed: changes found`;
    const found = await counted({ id: 'T1', what }, async () => {
      const missed: string[] = [];
      const rows = Array.from({ length: ROWS }, () => 1 + Math.floor(random() * EVENTS));
      const all = rows.flatMap((row) => columns.map((one) => [row, ...one] as const));
      for (const [position, column, value] of all) {
        const at = await change(column, value, position);
        if (at !== position) missed.push(`${column} of ${position}: ${at}`);
      }
      expect(missed).toEqual([]);
      return { count: ROWS * columns.length, lost: missed.length, doubled: 0 };
    });
    expect(found.count).toBe(ROWS * columns.length);
  });

  it('is in order when each field is written again as it was (the control)', async () => {
    for (const [column] of columns) expect(await change(column, column, 17)).toBe('no fault');
    noteControl('T1', `each field written again as it was: no fault, ${columns.length} times`);
  });
});
