import { counted, noteControl, times } from '@ledger/kernel/testing';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { eventLogMigrations } from './migrations.js';
import { postgresLog, type StoredLog } from './postgres-log.js';
import { anEvent, aRequest } from './testing/index.js';
import { positionFaults, positionsFollowed, slowCommits } from './testing/positions-followed.js';

const RUNS = times(1, 20);
const WRITERS = 16;
const EACH = times(25, 500);
const PER_RUN = WRITERS * EACH;

describe('readers, while writers commit slowly and in any order', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
  });
  afterAll(() => database.close());

  const asSuperuser = async (sql: string) => {
    const superuser = await database.superuser();
    await superuser.query(sql).finally(() => superuser.end());
  };

  /** Sixteen writers at once, and two readers beside them. */
  const run = async (
    write: (writer: number) => Promise<unknown>,
    after: (position: number) => Promise<readonly number[]>,
    from: number,
  ) => {
    let over = false;
    const readers = [1, 2].map(() => positionsFollowed(after, { from, isOver: () => over }));
    const writing = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < EACH; n += 1) await write(writer);
    });
    await Promise.all(writing).finally(() => (over = true));
    const faults = (await Promise.all(readers)).map((seen) =>
      positionFaults(seen, { from, to: from + PER_RUN }),
    );
    return faults.reduce((a, b) => ({ lost: a.lost + b.lost, doubled: a.doubled + b.doubled }));
  };

  it('see every event of the log once and in order', async () => {
    await asSuperuser(slowCommits('ledger.event'));
    // As many processes would have it: each with its own batches.
    const logs = await Promise.all([1, 2, 3, 4].map(() => postgresLog(database)));
    const [reading] = logs as [StoredLog];
    const write = (writer: number) =>
      logs[writer % 4]?.append(aRequest(`w-${writer}`, { events: [anEvent({ writer })] })) ??
      Promise.reject(new Error('no log'));
    const after = async (position: number) => {
      await reading.waitPast(position, 20);
      return (await reading.readAll(position, 1_000)).map((event) => event.position);
    };
    const what = `${WRITERS} writers with slow commits at random, readers beside them: events`;
    const found = await counted({ id: 'R5', what }, async () => {
      const sums = { count: 0, lost: 0, doubled: 0 };
      for (let n = 0; n < RUNS; n += 1) {
        const { lost, doubled } = await run(write, after, sums.count);
        sums.count += PER_RUN;
        sums.lost += lost;
        sums.doubled += doubled;
      }
      return sums;
    });
    expect(found).toEqual({ count: RUNS * PER_RUN, lost: 0, doubled: 0 });
    await Promise.all(logs.map((log) => log.close()));
  });

  // The control: the same readers of a table whose positions come from a sequence.
  it('are seen to miss events where positions are given before the commit', async () => {
    await asSuperuser('create table public.plain (position bigserial, writer int)');
    await asSuperuser(slowCommits('public.plain'));
    const clients = await Promise.all(Array.from({ length: 8 }, () => database.superuser()));
    const reader = await database.superuser();
    const write = async (writer: number) =>
      clients[writer % 8]?.query('insert into public.plain (writer) values ($1)', [writer]);
    const after = async (position: number) => {
      const sql = 'select position from public.plain where position > $1 order by position';
      return (await reader.query<{ position: string }>(sql, [position])).rows.map((row) =>
        Number(row.position),
      );
    };
    const { lost } = await run(write, after, 0);
    expect(lost).toBeGreaterThan(0);
    noteControl('R5', `positions from a sequence: two readers missed ${lost} of ${PER_RUN} each`);
    await Promise.all([...clients, reader].map((client) => client.end()));
  });
});
