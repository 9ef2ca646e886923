import { setTimeout as sleep } from 'node:timers/promises';
import type { Span } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { projection } from '../projection.js';
import { readModelMigrations } from '../store/migrations.js';
import { keyed } from '../table.js';
import { type AnyEvent, anyProjection, historyOf } from '../testing/any-history.js';
import { anyReadModel, plainTables, tablesNow } from '../testing/any-read-model.js';
import { type Given, ListLog, recordedFrom } from '../testing/index.js';

const put = (key: string, streamId: string): Given<AnyEvent> => ({
  type: 'Put',
  data: { key, group: 'red', size: 1 },
  streamId,
});
const spoilt: Given<AnyEvent> = { type: 'Spoilt', data: {}, streamId: 'bad' };
const strange = { type: 'Strange', data: {}, streamId: 'odd' };

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase(readModelMigrations);
});
afterEach(() => database.close());

const opened = async (events: readonly Given[], options = {}) => {
  const readModel = anyReadModel(database, new ListLog(recordedFrom(events)), options);
  await readModel.prepare();
  return readModel;
};
const liveNow = async () => {
  const { rows } = await database
    .pool('project')
    .query(`select build from rm.build where state = 'live'`);
  return rows[0].build;
};
const count = async (role: 'read' | 'project', settings = '') => {
  const client = await database.pool(role).connect();
  try {
    await client.query(`begin; ${settings}`);
    const { rows } = await client.query('select count(*) as rows from rm.any_things_v1_things');
    await client.query('rollback');
    return rows[0].rows;
  } finally {
    client.release();
  }
};

describe('row-level security', () => {
  it('shows no row to a reader without a context, and some to one with it', async () => {
    const readModel = await opened([put('801', 'a'), put('802', 'b')]);
    await tablesNow(readModel);
    expect(await count('project')).toBe(2);
    expect(await count('read')).toBe(0);
    expect(await count('read', `set local ledger.authorities = '802'`)).toBe(1);
    expect(await count('read', `set local ledger.authorities = '999'`)).toBe(0);
    expect(await count('read', `set local ledger.scope = 'all'`)).toBe(2);
    expect(await count('read')).toBe(0);
  });

  it('lets a reader change nothing', async () => {
    await opened([]);
    const read = database.pool('read');
    for (const table of ['any_things_v1_things', 'checkpoint', 'build']) {
      await expect(read.query(`delete from rm.${table}`)).rejects.toThrow('permission denied');
    }
  });
});

describe('parking', () => {
  const events = [put('801', 'a'), spoilt, put('802', 'bad'), strange, put('803', 'a')];

  it('puts the stream aside with its later events, and goes on with the others', async () => {
    const readModel = await opened(events, { batchEvents: 2 });
    expect(await tablesNow(readModel)).toEqual(
      plainTables(recordedFrom([put('801', 'a'), put('803', 'a')])),
    );
    const [status] = await readModel.status();
    expect(status).toMatchObject({ name: 'any-things', version: 1, position: 5, lag: 0 });
    expect(status?.parked).toEqual([
      { streamId: 'bad', position: 2, error: 'spoilt', events: 2 },
      { streamId: 'odd', position: 4, error: 'No schema knows Strange', events: 1 },
    ]);
  });

  it('takes the stream up again after a fix, as if it had never stopped', async () => {
    await tablesNow(await opened(events));
    const fixed = { ...anyProjection, on: { ...anyProjection.on, Spoilt: 'ignore' as const } };
    const readModel = await opened(events, { projections: [fixed] });
    expect(await readModel.redrive('any-things')).toEqual({ before: 2, after: 1 });
    const sound = [put('801', 'a'), put('802', 'bad'), put('803', 'a')];
    expect(await tablesNow(readModel)).toEqual(plainTables(recordedFrom(sound)));
    expect(await readModel.redrive('any-things')).toEqual({ before: 1, after: 1 });
  });

  it('finds the one event whose values only the database refuses', async () => {
    const lone = put('\ud800', 'lone');
    const many = Array.from({ length: 20 }, (_, place) => put(`8${place}`, `s${place}`));
    const readModel = await opened([...many, lone, put('801', 'lone'), put('802', 'a')], {
      batchEvents: 50,
    });
    const sound = recordedFrom([...many, put('802', 'a')]);
    expect(await tablesNow(readModel)).toEqual(plainTables(sound));
    const [status] = await readModel.status();
    expect(status?.parked).toMatchObject([{ streamId: 'lone', position: 21, events: 2 }]);
  });
});

describe('a rebuild', () => {
  const seed = Date.now() % 1_000_000;
  const history = historyOf(400, seed);
  beforeAll(() => console.info(`read-model.int.spec seed ${seed}, ${history.length} events`));

  it('comes to the same rows as the live tables, history included', async () => {
    const log = new ListLog(history);
    const live = anyReadModel(database, log, { batchEvents: 3 });
    await live.prepare();
    await live.catchUp('any-things', history.length);
    const rebuilt = await anyReadModel(database, log, { batchEvents: 64 }).rebuild('any-things');
    expect(rebuilt).toMatchObject({ events: history.length, differences: [] });
    expect(await tablesNow(live)).toEqual(plainTables(history));
  });

  it('comes to the same when its memory is full and most is in a file', async () => {
    const log = new ListLog(history);
    const live = anyReadModel(database, log, { batchEvents: 50 });
    await live.prepare();
    await live.catchUp('any-things', history.length);
    for (const mostHeld of [0, 8_192]) {
      const small = anyReadModel(database, log, { batchEvents: 64, mostHeld });
      expect(await small.rebuild('any-things')).toMatchObject({ differences: [] });
    }
    expect(await tablesNow(live)).toEqual(plainTables(history));
  });

  it('leaves the former tables for a way back, and back again', async () => {
    const log = new ListLog(history.slice(0, 300));
    const readModel = anyReadModel(database, log);
    await readModel.prepare();
    await expect(readModel.wayBack('any-things')).rejects.toThrow('no former tables');
    await readModel.rebuild('any-things');
    log.push(...history.slice(300));
    expect(await tablesNow(readModel)).toEqual(plainTables(history));
    for (const build of ['any_things_v1', 'any_things_v1_g2']) {
      expect(await readModel.wayBack('any-things')).toEqual({ position: history.length });
      expect(await liveNow()).toBe(build);
      expect(await tablesNow(readModel)).toEqual(plainTables(history));
    }
  });

  it('that was broken off begins again', async () => {
    const readModel = await opened([put('801', 'a'), put('802', 'a')]);
    await tablesNow(readModel);
    const broken = readModel.rebuild('any-things', ({ stage }) => {
      if (stage === 'indexes') throw new Error('crash');
    });
    await expect(broken).rejects.toThrow('crash');
    const stages: string[] = [];
    await readModel.rebuild('any-things', ({ stage }) => stages.push(stage));
    expect(stages).toEqual(['fold', 'indexes', 'compare']);
    expect(await liveNow()).toBe('any_things_v1_g2');
  });

  it('finds the event whose values only the database refuses, as the live path does', async () => {
    // No log stores such a text, so there is no leaf of it.
    const listed = recordedFrom([put('801', 'a'), put('\ud800', 'lone'), put('802', 'a')]);
    const log = Object.assign(new ListLog(listed), {
      async *stretches({ unwanted }: Span) {
        yield { events: listed.filter(({ type }) => !unwanted.has(type)), to: listed.length };
      },
    });
    const readModel = anyReadModel(database, log);
    await readModel.prepare();
    await tablesNow(readModel);
    expect((await readModel.rebuild('any-things')).differences).toEqual([]);
    const [status] = await readModel.status();
    expect(status?.parked).toMatchObject([{ streamId: 'lone', position: 2 }]);
  });

  it('shows the rows that differ, and puts them right', async () => {
    const readModel = await opened([put('801', 'a'), put('802', 'a')]);
    await tablesNow(readModel);
    await database
      .pool('project')
      .query(`update rm.any_things_v1_things set size = 7 where key = '801'`);
    const { differences } = await readModel.rebuild('any-things');
    expect(differences).toEqual([
      { table: 'any_things_v1_things', onlyInLive: 1, onlyInRebuilt: 1 },
    ]);
    const sound = plainTables(recordedFrom([put('801', 'a'), put('802', 'a')]));
    expect(await tablesNow(readModel)).toEqual(sound);
    expect(await readModel.rebuild('any-things')).toMatchObject({ differences: [] });
  });

  it('goes on while events come in and another process projects them', async () => {
    const log = new ListLog(history.slice(0, 100));
    const live = anyReadModel(database, log);
    await live.prepare();
    const stop = new AbortController();
    const running = live.run(stop.signal);
    const rebuilding = anyReadModel(database, log).rebuild('any-things');
    for (const event of history.slice(100)) {
      log.push(event);
      if (event.position % 10 === 0) await sleep(1);
    }
    expect((await rebuilding).differences).toEqual([]);
    expect(await tablesNow(live)).toEqual(plainTables(history));
    stop.abort();
    await running;
  });
});

describe('a first build of a long log', () => {
  it('is loaded at once, however it is broken off, and then goes on event by event', async () => {
    const seed = Date.now() % 1_000_000;
    console.info(`read-model.int.spec first build seed ${seed}`);
    const history = historyOf(300, seed);
    const log = new ListLog(history.slice(0, 200));
    let crashes = 0;
    const readModel = anyReadModel(database, log, { bulkEvents: 50 });
    await readModel.prepare();
    const broken = anyReadModel(database, log, {
      bulkEvents: 50,
      atBoundary: () => {
        crashes += 1;
        throw new Error('crash');
      },
    });
    await expect(broken.catchUp('any-things', 200)).rejects.toThrow('crash');
    expect((await readModel.status())[0]?.position).toBe(0);
    expect(await tablesNow(readModel)).toEqual(plainTables(history.slice(0, 200)));
    log.push(...history.slice(200));
    expect(await tablesNow(readModel)).toEqual(plainTables(history));
    expect(crashes).toBe(1);
    expect(await readModel.rebuild('any-things')).toMatchObject({ differences: [] });
    const { rows } = await database
      .pool('project')
      .query(`select reltuples from pg_class where relname = 'any_things_v1_things'`);
    expect(rows[0].reltuples).toBeGreaterThan(0);
  });
});

describe('a log that ends before the tables', () => {
  it('is never taken for the whole', async () => {
    await tablesNow(await opened([put('801', 'a'), put('802', 'a')]));
    const cut = await opened([put('801', 'a')]);
    await expect(cut.rebuild('any-things')).rejects.toThrow('broken at position 2');
    const [status] = await cut.status();
    expect(status?.position).toBe(2);
  });
});

describe('tables', () => {
  it('may not be declared otherwise under the same version', async () => {
    await opened([]);
    const other = projection<AnyEvent>()({
      ...anyProjection,
      tables: { things: keyed({ columns: { key: 'text' }, key: ['key'] }) },
    } as never);
    await expect(opened([], { projections: [other] })).rejects.toThrow('Raise the version');
  });

  it('of a new version are built beside those of the old one', async () => {
    await tablesNow(await opened([put('801', 'a')]));
    const next = await opened([put('801', 'a')], {
      projections: [{ ...anyProjection, version: 2 }],
    });
    expect(await tablesNow(next)).toEqual(plainTables(recordedFrom([put('801', 'a')])));
    expect(await count('project')).toBe(1);
  });
});
