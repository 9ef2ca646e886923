import type { EventLog, ExpectedRevision } from '@ledger/kernel';
import { counted, noteControl, times } from '@ledger/kernel/testing';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { eventLogMigrations } from './migrations.js';
import { postgresLog } from './postgres-log.js';
import { aRequest } from './testing/index.js';

const ROUNDS = times(10, 1_000);
const AT_ONCE = 10;
const TWENTY = Array.from({ length: 20 }, (_, n) => n);

describe('twenty who append to one stream at once', () => {
  let database: TestDatabase;
  let logs: readonly EventLog[];
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    logs = await Promise.all([1, 2].map(() => postgresLog(database)));
  });
  afterAll(async () => {
    await Promise.all(logs.map((log) => log.close()));
    await database.close();
  });

  /** How many of twenty are told that they were recorded, and how many were, in each round. */
  const rounds = async (
    append: (stream: string, writer: number) => Promise<boolean>,
    stored: (stream: string) => Promise<number>,
    name: string,
  ) => {
    const tallies: { told: number; stored: number }[] = [];
    for (let first = 0; first < ROUNDS; first += AT_ONCE) {
      const streams = Array.from({ length: AT_ONCE }, (_, n) => `${name}-${first + n}`);
      const one = async (stream: string) => {
        const told = await Promise.all(TWENTY.map((writer) => append(stream, writer)));
        return { told: told.filter(Boolean).length, stored: await stored(stream) };
      };
      tallies.push(...(await Promise.all(streams.map(one))));
    }
    return tallies;
  };

  const toLog = (expectedRevision: ExpectedRevision) => async (stream: string, writer: number) => {
    const outcome = await logs[writer % 2]?.append(aRequest(stream, { expectedRevision }));
    return outcome?.outcome === 'appended';
  };
  const inLog = async (stream: string) => (await logs[0]?.readStream(stream))?.length ?? 0;

  const sums = (tallies: readonly { told: number; stored: number }[], wanted: number) => ({
    count: tallies.length,
    lost: tallies.reduce((sum, { told, stored }) => sum + Math.max(0, told - stored), 0),
    doubled: tallies.reduce((sum, { stored }) => sum + Math.max(0, stored - wanted), 0),
  });

  it('are one winner and nineteen who hear of the conflict, when all expect the same', async () => {
    const what = '20 parallel appends that expect the same revision: rounds';
    const found = await counted({ id: 'R6 exact', what }, async () => {
      const tallies = await rounds(toLog('none'), inLog, 'exact');
      expect(tallies.every(({ told, stored }) => told === 1 && stored === 1)).toBe(true);
      return sums(tallies, 1);
    });
    expect(found).toEqual({ count: ROUNDS, lost: 0, doubled: 0 });
  });

  it('are all recorded, when they expect nothing', async () => {
    const what = '20 parallel appends that expect nothing, acknowledged = stored: rounds';
    const found = await counted({ id: 'R6 any', what }, async () => {
      const tallies = await rounds(toLog('any'), inLog, 'any');
      expect(tallies.every(({ told, stored }) => told === 20 && stored === 20)).toBe(true);
      return sums(tallies, 20);
    });
    expect(found).toEqual({ count: ROUNDS, lost: 0, doubled: 0 });
  });

  // The control: a version read without a lock, and a conflict on insert that nobody hears of.
  it('are seen to lose what they were told, where the version is read without a lock', async () => {
    const superuser = await database.superuser();
    await superuser.query(`
      create table public.plain (stream text, revision int, primary key (stream, revision));
      grant all on public.plain to ledger_project`);
    await superuser.end();
    const pool = database.pool('project');
    const append = async (stream: string) => {
      const last = 'select coalesce(max(revision), -1) as last from public.plain where stream = $1';
      const { rows } = await pool.query<{ last: number }>(last, [stream]);
      const insert = 'insert into public.plain values ($1, $2) on conflict do nothing';
      await pool.query(insert, [stream, (rows[0]?.last ?? -1) + 1]);
      return true;
    };
    const stored = async (stream: string) =>
      (await pool.query('select from public.plain where stream = $1', [stream])).rowCount ?? 0;
    const { lost, count } = sums(await rounds(append, stored, 'plain'), 20);
    expect(lost).toBeGreaterThan(0);
    noteControl('R6', `a version read without a lock: ${lost} lost in ${count} rounds`);
  });
});
