import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { define } from '../fold/definition.js';
import { liveBuild } from '../store/builds.js';
import { holdCheckpoint, moveCheckpoint } from '../store/checkpoint.js';
import { Fenced, takeLease } from '../store/lease.js';
import { readModelMigrations } from '../store/migrations.js';
import { inTransaction } from '../store/transaction.js';
import { anyProjection, anyTypes, historyOf } from '../testing/any-history.js';
import { anyReadModel, plainTables, tablesNow } from '../testing/any-read-model.js';
import { ListLog, recordedFrom } from '../testing/index.js';
import { type Tenure, workBatch } from './batch.js';
import type { Boundary, Engine } from './engine.js';
import { workTogether } from './live/together.js';
import { SharedReader } from './shared-reader.js';
import { Turns } from './turns.js';
import { ProjectionBehind } from './worker.js';

const boundaries: readonly Boundary[] = [
  'before-fetch',
  'before-write',
  'after-write',
  'after-checkpoint',
  'after-commit',
];
const seed = Date.now() % 1_000_000;
const events = historyOf(120, seed);

function some(count: number) {
  return Array.from({ length: count }, (_, place) => ({
    type: 'Added' as const,
    data: { key: '801', on: '2026-01-05', size: place },
    streamId: `more-${place % 5}`,
  }));
}

describe('exactly once', () => {
  let database: TestDatabase;
  beforeAll(() => console.info(`exactly-once.int.spec seed ${seed}, ${events.length} events`));
  beforeEach(async () => {
    database = await testDatabase(readModelMigrations);
  });
  afterEach(() => database.close());

  const caughtUp = async (readModel = anyReadModel(database, new ListLog(events))) => {
    await readModel.catchUp('any-things', events.length);
    return readModel;
  };

  it.each(boundaries)('survives a crash %s of any batch', async (boundary) => {
    const log = new ListLog(events);
    await anyReadModel(database, log).prepare();
    let crashes = 0;
    for (let batch = 1; batch <= Math.ceil(events.length / 7); batch += 2) {
      let left = 2;
      const crash = (at: Boundary) => {
        if (at === boundary && (left -= 1) === 0) throw new Error('crash');
      };
      const crashing = anyReadModel(database, log, { atBoundary: crash });
      await caughtUp(crashing).catch(() => (crashes += 1));
    }
    expect(crashes).toBeGreaterThan(1);
    expect(await tablesNow(await caughtUp())).toEqual(plainTables(events));
  });

  it('would be noticed: a checkpoint that goes back doubles the sums', async () => {
    const log = new ListLog(recordedFrom(some(10)));
    const readModel = anyReadModel(database, log);
    await readModel.prepare();
    await readModel.catchUp('any-things', 10);
    await database.pool('project').query('update rm.checkpoint set position = 0');
    await readModel.catchUp('any-things', 10);
    expect((await tablesNow(readModel)).sizes).not.toEqual(
      plainTables(recordedFrom(some(10))).sizes,
    );
  });

  it('leaves a crashed owner its lease until its time is over', async () => {
    const readModel = anyReadModel(database, new ListLog(events));
    await readModel.prepare();
    await takeLease(database.pool('project'), 'any_things_v1', { owner: 'dead', leaseMs: 400 });
    await expect(readModel.catchUp('any-things', 1, 100)).rejects.toThrow(ProjectionBehind);
    expect(await tablesNow(await caughtUp(readModel))).toEqual(plainTables(events));
  });

  it('refuses what a former owner writes, and the new owner goes on', async () => {
    const log = new ListLog(events);
    await anyReadModel(database, log).prepare();
    const engine = engineOn(database, log);
    const former = await tenureOf(engine, 'former', 1);
    await sleep(20);
    const later = await tenureOf(engine, 'later', 5_000);
    const batch = events.slice(0, 5);
    await expect(workBatch(engine, former, batch)).rejects.toThrow(Fenced);
    await workBatch(engine, later, batch);
    expect(later.position).toBe(5);
    await expect(workBatch(engine, former, batch)).rejects.toThrow(Fenced);
  });

  it('keeps nothing of what a former owner looked up and writes together with others', async () => {
    const log = new ListLog(events);
    await anyReadModel(database, log).prepare();
    const engine = engineOn(database, log);
    const former = await tenureOf(engine, 'former', 1);
    await sleep(20);
    const later = await tenureOf(engine, 'later', 300);
    const together = async (tenure: Tenure) => {
      const client = await database.pool('project', 'pipelined').connect();
      const lane = { client, ahead: () => undefined };
      const member = { tenure, events: events.slice(0, 5) };
      await workTogether(engine, lane, [member]).finally(() => client.release(true));
    };
    await expect(together(former)).rejects.toThrow('1 rows should change, 0 did');
    await together(later);
    expect(later.position).toBe(5);
    await expect(together(former)).rejects.toThrow('1 rows should change, 0 did');
    expect(await tablesNow(await caughtUp())).toEqual(plainTables(events));
  });

  it('waits for the batch that the former owner is just writing', async () => {
    const log = new ListLog(events);
    await anyReadModel(database, log).prepare();
    const engine = engineOn(database, log);
    const former = await tenureOf(engine, 'former', 1);
    await sleep(20);
    const pool = database.pool('project');
    let taking: ReturnType<typeof tenureOf> | undefined;
    await inTransaction(pool, 'begin', async (client) => {
      await holdCheckpoint(client, former.lease, 0);
      taking = tenureOf(engine, 'later', 5_000);
      await sleep(50);
      await moveCheckpoint(client, former.lease, { from: 0, to: 3 });
    });
    expect((await taking)?.position).toBe(3);
  });

  it('shares the work among processes that run at once, and gives the lease back', async () => {
    const log = new ListLog();
    const stop = new AbortController();
    const processes = [1, 2, 3].map(() => anyReadModel(database, log, { leaseMs: 300 }));
    await processes[0]?.prepare();
    const runs = processes.map((readModel) => readModel.run(stop.signal));
    for (let from = 0; from < events.length; from += 11) {
      log.push(...events.slice(from, from + 11));
      await sleep(2);
    }
    const reader = anyReadModel(database, log);
    expect(await tablesNow(reader)).toEqual(plainTables(events));
    stop.abort();
    await Promise.all(runs);
    const { rows } = await database.pool('project').query('select owner from rm.lease');
    expect(rows).toEqual([{ owner: null }]);
  });

  it('waits for the position asked for, and says so when it does not come', async () => {
    const log = new ListLog(events);
    const readModel = anyReadModel(database, log);
    await readModel.prepare();
    await caughtUp(readModel);
    const request = { scope: 'all', minPosition: events.length + 1 } as const;
    const early = readModel.view('any-things', { ...request, timeoutMs: 60 }, async () => 'read');
    await expect(early).rejects.toThrow(
      `The projection any-things is at position ${events.length}; ${events.length + 1} was asked for.`,
    );
    const waiting = readModel.view('any-things', request, async (view) => view.position);
    log.push({ ...recordedFrom(some(1))[0], position: events.length + 1 } as (typeof events)[0]);
    expect((await waiting).result).toBe(events.length + 1);
  });
});

function engineOn(database: TestDatabase, log: ListLog): Engine {
  const reader = new SharedReader(log);
  return {
    database,
    reader,
    stretches: (span) => reader.stretches(span),
    loads: new Turns(2),
    open: async (asked) => asked.map(() => ({ personal: [] })),
    owner: 'nobody',
    leaseMs: 5_000,
    batchEvents: 7,
    bulkEvents: 1_000_000,
    mostHeld: 1_000_000,
    onError: () => undefined,
    atBoundary: () => undefined,
  };
}

async function tenureOf(engine: Engine, owner: string, leaseMs: number): Promise<Tenure> {
  const definition = define(anyProjection, anyTypes);
  const pool = engine.database.pool('project');
  const { build } = await liveBuild(pool, definition);
  const taken = await takeLease(pool, build, { owner, leaseMs });
  if (!taken) throw new Error('The lease is held');
  return { definition, ...taken, parkedStreams: new Set(), renewedAt: Date.now() };
}
