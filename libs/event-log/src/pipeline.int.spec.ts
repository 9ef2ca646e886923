import { connectionLost } from '@ledger/postgres';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { eventLogMigrations } from './migrations.js';
import { Pipeline } from './pipeline.js';

const who = { text: 'select pg_backend_pid() as pid' };
const slowly = { text: 'select pg_backend_pid() as pid from pg_sleep(0.05)' };

describe('statements in a pipeline', () => {
  let database: TestDatabase;
  let pipeline: Pipeline;
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    pipeline = new Pipeline(database.pool('append', 'pipelined'));
  });
  afterAll(() => database.close());
  const ask = (statement = who) => pipeline.query<{ pid: number }>(statement);

  it('share one connection, which goes back when all are answered', async () => {
    const answered: string[] = [];
    const [first, second] = await Promise.all([
      ask(slowly).finally(() => answered.push('first')),
      ask().finally(() => answered.push('second')),
    ]);
    expect(first).toEqual(second);
    expect(answered).toEqual(['first', 'second']);
    const pool = database.pool('append', 'pipelined');
    expect({ total: pool.totalCount, idle: pool.idleCount }).toEqual({ total: 1, idle: 1 });
  });

  // The control: each asking the pool has a connection of its own, where they meet at the lock.
  it('would not share it by way of the pool', async () => {
    const pool = database.pool('append', 'pipelined');
    const asked = await Promise.all([pool.query(slowly), pool.query(who)]);
    const [first, second] = asked.map(({ rows }) => rows);
    expect(first).not.toEqual(second);
  });

  it('do not fail with one that fails', async () => {
    const wrong = ask({ text: 'select 1 / 0' });
    const right = ask();
    await expect(wrong).rejects.toThrow('division by zero');
    expect(await right).toHaveLength(1);
  });

  it('fail together when the connection is lost, and the next ones have another', async () => {
    const ending = ask({ text: 'select pg_terminate_backend(pg_backend_pid())' });
    const settled = await Promise.allSettled([ending, ask(), ask()]);
    for (const one of settled) {
      expect(one.status === 'rejected' && connectionLost(one.reason)).toBe(true);
    }
    expect(await Promise.all([ask(), ask()])).toHaveLength(2);
    const pool = database.pool('append', 'pipelined');
    expect(pool.idleCount).toBe(pool.totalCount);
  });
});
