import { eventLogMigrations, postgresLog, type StoredLog } from '@ledger/event-log';
import { anEvent, aRequest } from '@ledger/event-log/testing';
import { LogBroken, plainEvent, type Span, type Stretch } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { stretchesOnThread } from './audit/stretches-on-thread.js';
import { blockRoots } from './compact-tree.js';

// So many that there are more pieces than the thread may be ahead, with large events among them.
const SIZE = 5_000;
const LARGE = 40;
const script = new URL('./testing/stretches-worker.js', import.meta.url);

describe('a log that is read on a thread', () => {
  let database: TestDatabase;
  let log: StoredLog;
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    log = await postgresLog(database);
    const events = Array.from({ length: SIZE }, (_, n) =>
      anEvent(
        { n, text: n % (SIZE / LARGE) === 0 ? 'é'.repeat(300_000) : `£ ${n}` },
        n % 3 === 0 ? { type: 'Other' } : {},
      ),
    );
    for (let from = 0; from < SIZE; from += 500)
      await log.append(aRequest(`s-${from}`, { events: events.slice(from, from + 500) }));
  });
  afterAll(async () => {
    await log.close();
    await database.close();
  });

  const all = { after: 0, until: SIZE, unwanted: new Set<string>() };
  const onThread = (span: Span) =>
    stretchesOnThread({ database, logId: log.logId, script, least: 1 }, span);

  async function gathered(stretches: AsyncIterable<Stretch> | undefined) {
    const found: Stretch[] = [];
    for await (const stretch of stretches ?? []) found.push(stretch);
    return {
      events: found.flatMap(({ events }) => events.map(plainEvent)),
      leaves: Buffer.concat(found.flatMap(({ leaves = Buffer.alloc(0) }) => leaves)),
      found,
    };
  }

  it('is the same as read in the thread that asks, and has the blocks of each piece', async () => {
    for (const span of [all, { ...all, after: 77, until: 4_900, unwanted: new Set(['Other']) }]) {
      const { events, leaves, found } = await gathered(onThread(span));
      const here = await gathered(log.stretches?.(span));
      expect(events).toEqual(here.events);
      expect(leaves.equals(here.leaves)).toBe(true);
      expect(found.at(-1)?.to).toBe(span.until);
      expect(found.length).toBeGreaterThan(4);
      let reached = span.after;
      for (const { leaves: own = leaves, blocks, to } of found) {
        expect(blockRoots(Buffer.from(own), reached).equals(blocks ?? leaves)).toBe(true);
        reached = to;
      }
    }
  });

  it('may be left half-way', async () => {
    for await (const { to } of onThread(all)) if (to > 0) break;
    expect((await gathered(onThread({ ...all, until: 10 }))).events).toHaveLength(10);
  });

  it('says what is wrong with a log that is broken, after what stands before it', async () => {
    const superuser = await database.superuser();
    await superuser.query("set session_replication_role = 'replica'");
    await superuser.query('create table aside as select * from ledger.event where position = 4999');
    await superuser.query('delete from ledger.event where position = 4999');
    let reached = 0;
    const read = async () => {
      for await (const { to } of onThread(all)) reached = to;
    };
    const broken = await read().catch((error: unknown) => error);
    await superuser.query('insert into ledger.event select * from aside');
    await superuser.end();
    expect(broken).toBeInstanceOf(LogBroken);
    expect(broken).toMatchObject({
      position: 4_999,
      message: 'The event log is broken at position 4999: position 5000 stands there',
    });
    expect(reached).toBe(4_998);
    expect((await gathered(onThread(all))).found.at(-1)?.to).toBe(SIZE);
  });

  it('says so where there is no log to read', async () => {
    const place = { ...database.place, name: 'nothing_there' };
    const nowhere = { ...database, place, pool: database.pool.bind(database) };
    const read = stretchesOnThread({ database: nowhere, logId: 'x', script, least: 1 }, all);
    await expect(gathered(read)).rejects.toThrow('nothing_there');
  });
});
