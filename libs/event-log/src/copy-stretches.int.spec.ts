import { type EventLog, LogBroken, type Span } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { eventLogMigrations } from './migrations.js';
import { postgresLog } from './postgres-log.js';
import { anEvent, aRequest } from './testing/requests.js';

const COUNT = 3_000;
const data = (n: number) => ({
  n,
  text: `a "quoted" \\ back\ttab\nline é 😀 ${'x'.repeat(n % 700)}`,
});

describe('a copied stretch of the log', () => {
  let database: TestDatabase;
  let log: EventLog;
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    log = await postgresLog(database);
    const events = Array.from({ length: COUNT }, (_, n) =>
      anEvent(data(n), n % 3 === 0 ? { type: 'Other' } : {}),
    );
    for (let from = 0; from < COUNT; from += 500)
      await log.append(aRequest(`s-${from}`, { events: events.slice(from, from + 500) }));
  });
  afterAll(async () => {
    await log.close();
    await database.close();
  });

  async function copied(span: Partial<Span>) {
    const all = { after: 0, until: COUNT, wants: () => true, ...span };
    const stretches = [];
    for await (const stretch of log.stretches?.(all) ?? []) stretches.push(stretch);
    return { events: stretches.flatMap(({ events }) => events), stretches };
  }

  it('gives the same events as reading, in more than one piece', async () => {
    const { events, stretches } = await copied({});
    expect(stretches.length).toBeGreaterThan(1);
    expect(stretches.at(-1)?.to).toBe(COUNT);
    expect(events).toEqual(await log.readAll(0, COUNT));
  });

  it('gives only what is wanted of the part asked for, and nothing of an empty one', async () => {
    const { events } = await copied({ after: 10, until: 40, wants: (type) => type === 'Other' });
    const read = await log.readAll(10, 30);
    expect(events).toEqual(read.filter(({ type }) => type === 'Other'));
    expect((await copied({ after: 40, until: 40 })).stretches).toEqual([]);
  });

  it('may be left half-way, and the log goes on', async () => {
    for await (const stretch of log.stretches?.({ after: 0, until: COUNT, wants: () => true }) ??
      [])
      if (stretch.to > 0) break;
    expect((await log.head()).position).toBe(COUNT);
  });

  it('stops at a missing event and names its position', async () => {
    const superuser = await database.superuser();
    await superuser.query('alter table ledger.event disable trigger append_only');
    await superuser.query('delete from ledger.event where position = 1234');
    await expect(copied({ wants: () => false })).rejects.toThrow(LogBroken);
    await expect(copied({})).rejects.toThrow('broken at position 1234');
    await expect(copied({ until: 1234 })).rejects.toThrow('broken at position 1234');
    await superuser.end();
  });
});
