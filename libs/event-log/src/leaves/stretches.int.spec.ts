import { type EventLog, LogBroken, plainEvent, type Span } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { canonical } from '../canonical.js';
import { eventLogMigrations } from '../migrations.js';
import { postgresLog } from '../postgres-log.js';
import { anEvent, aRequest } from '../testing/requests.js';

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

  const none = new Set(['Other', anEvent({}).type]);

  async function copied(span: Partial<Span>) {
    const all = { after: 0, until: COUNT, unwanted: new Set<string>(), ...span };
    const stretches = [];
    for await (const stretch of log.stretches?.(all) ?? []) stretches.push(stretch);
    return { events: stretches.flatMap(({ events }) => events.map(plainEvent)), stretches };
  }

  it('gives the same events as reading, in more than one piece', async () => {
    const { events, stretches } = await copied({});
    expect(stretches.length).toBeGreaterThan(1);
    expect(stretches.at(-1)?.to).toBe(COUNT);
    expect(events).toEqual(await log.readAll(0, COUNT));
  });

  it('gives the leaf of every event, wanted or not', async () => {
    const { stretches } = await copied({ unwanted: none });
    const { rows } = await database
      .pool('read')
      .query<{ leaf: Buffer }>('select leaf from ledger.event order by position');
    const leaves = Buffer.concat(stretches.flatMap((stretch) => stretch.leaves ?? []));
    expect(leaves.equals(Buffer.concat(rows.map(({ leaf }) => leaf)))).toBe(true);
  });

  it('gives only what is wanted of the part asked for, and nothing of an empty one', async () => {
    const { events } = await copied({
      after: 10,
      until: 40,
      unwanted: new Set([anEvent({}).type]),
    });
    const read = await log.readAll(10, 30);
    expect(events).toEqual(read.filter(({ type }) => type === 'Other'));
    expect((await copied({ after: 40, until: 40 })).stretches).toEqual([]);
  });

  it('keeps the text of what is wanted, and knows of no type that was never recorded', async () => {
    const { events, stretches } = await copied({
      unwanted: new Set(["it's not there", anEvent({}).type]),
    });
    expect(events).toEqual((await log.readAll(0, COUNT)).filter(({ type }) => type === 'Other'));
    expect(stretches.at(-1)?.to).toBe(COUNT);
    const [first] = stretches.flatMap((stretch) => stretch.events);
    expect(first).toMatchObject({ dataText: canonical(first?.data, 'data') });
  });

  it('may be left half-way, and the log goes on', async () => {
    for await (const stretch of log.stretches?.({ after: 0, until: COUNT, unwanted: none }) ?? [])
      if (stretch.to > 0) break;
    expect((await log.head()).position).toBe(COUNT);
  });

  it('stops at an event that was changed, wanted or not, and names its position', async () => {
    const superuser = await database.superuser();
    await superuser.query('alter table ledger.event disable trigger append_only');
    const changed = async (sql: string) => {
      const { rows } = await superuser.query('select * from ledger.event where position = 777');
      await superuser.query(`update ledger.event set ${sql} where position = 777`);
      await expect(copied({ unwanted: none })).rejects.toThrow('broken at position 777');
      const { data: was, type, revision, sealed } = rows[0];
      await superuser.query(
        'update ledger.event set data = $1, type = $2, revision = $3, sealed = $4 where position = 777',
        [was, type, revision, sealed],
      );
      expect((await copied({ unwanted: none })).stretches.at(-1)?.to).toBe(COUNT);
    };
    await changed(`data = replace(data, '"n":', '"n":1')`);
    await changed(`type = 'Other'`);
    await changed('revision = 9999');
    await changed(`sealed = '[]'`);
    await superuser.end();
  });

  it('stops at a missing event and names its position', async () => {
    const superuser = await database.superuser();
    await superuser.query('alter table ledger.event disable trigger append_only');
    await superuser.query('delete from ledger.event where position = 1234');
    await expect(copied({ unwanted: none })).rejects.toThrow(LogBroken);
    await expect(copied({})).rejects.toThrow('broken at position 1234');
    await expect(copied({ until: 1234 })).rejects.toThrow('broken at position 1234');
    await superuser.end();
  });
});
