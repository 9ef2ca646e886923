import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { takeLease } from '../../store/lease.js';
import { readModelMigrations } from '../../store/migrations.js';
import { anyProjection, anyTypes, historyOf } from '../../testing/any-history.js';
import { plainTables, tablesNow } from '../../testing/any-read-model.js';
import { ListLog, recordedFrom } from '../../testing/index.js';
import type { Boundary } from '../engine.js';
import { openReadModel, type ReadModel, type ReadModelOptions } from '../read-model.js';

const seed = Date.now() % 1_000_000;
const names = ['any-things', 'other-things', 'third-things'];
const projections = names.map((name) => ({ ...anyProjection, name }));
const put = (key: string, streamId: string) =>
  recordedFrom([{ type: 'Put' as const, data: { key, group: 'red', size: 1 }, streamId }]);

async function reached(readModel: ReadModel, position: number): Promise<void> {
  for (let behind = true; behind; await sleep(2))
    behind = (await readModel.status()).some((each) => each.position < position);
}

describe('live projections of one process', () => {
  let database: TestDatabase;
  beforeAll(() => console.info(`live-lane.int.spec seed ${seed}`));
  beforeEach(async () => {
    database = await testDatabase(readModelMigrations);
  });
  afterEach(() => database.close());

  const opened = async (log: ListLog, options: Partial<ReadModelOptions> = {}) => {
    const readModel = openReadModel({
      ...{ database, log, projections, knownTypes: anyTypes },
      ...options,
    });
    await readModel.prepare();
    return readModel;
  };

  /** Runs while the events arrive a few at a time. */
  async function arriving(
    readModel: ReadModel,
    log: ListLog,
    events: ReturnType<typeof historyOf>,
  ) {
    const stop = new AbortController();
    const run = readModel.run(stop.signal);
    for (let from = 0; from < events.length; from += 3) {
      log.push(...events.slice(from, from + 3));
      await reached(readModel, log.length);
    }
    stop.abort();
    await run;
  }

  const project = () => database.pool('project');
  const transactions = async () =>
    (await project().query('select distinct xmin::text from rm.checkpoint')).rowCount;

  it('share one transaction, and show what each would show alone', async () => {
    const log = new ListLog();
    const readModel = await opened(log);
    const events = historyOf(90, seed);
    await arriving(readModel, log, events);
    expect(await transactions()).toBe(1);
    for (const name of names) expect(await tablesNow(readModel, name)).toEqual(plainTables(events));
  });

  it.each<Boundary>(['before-write', 'after-write', 'after-checkpoint', 'after-commit'])(
    'lose nothing and double nothing where a process stops %s',
    async (boundary) => {
      const log = new ListLog();
      const [stopAt, errors] = [new Set([2, 5, 6]), [] as unknown[]];
      let passed = 0;
      const atBoundary = (at: Boundary) => {
        if (at === boundary && stopAt.has((passed += 1))) throw new Error('stopped');
      };
      const onError = (_: string, error: unknown) => errors.push(error);
      const readModel = await opened(log, { atBoundary, onError });
      const events = historyOf(60, seed);
      await arriving(readModel, log, events);
      expect(errors.length).toBeGreaterThan(2);
      for (const name of names)
        expect(await tablesNow(readModel, name)).toEqual(plainTables(events));
    },
  );

  it('go on when one of them meets a value that only the database refuses', async () => {
    const [first, others] = [projections[0], projections.slice(1)];
    if (!first) throw new Error('There are projections');
    const Put = { changes: () => [] };
    const blind = others.map((each) => ({ ...each, on: { ...each.on, Put } }));
    const log = new ListLog(recordedFrom([...listedPuts]));
    const readModel = await opened(log, { projections: [first, ...blind] });
    await Promise.all(names.map((name) => readModel.catchUp(name, 3)));
    const status = await readModel.status();
    expect(status.map(({ position }) => position)).toEqual([3, 3, 3]);
    expect(status.map(({ parked }) => parked.length)).toEqual([1, 0, 0]);
  });

  it('go on when another process has taken one of them over', async () => {
    const log = new ListLog(put('801', 'a'));
    let taken = false;
    const takeOver = (at: Boundary) => {
      if (at !== 'before-fetch' || taken) return;
      taken = true;
      void steal();
    };
    const steal = async () => {
      await project().query(`update rm.lease set owner = null where build = 'third_things_v1'`);
      await takeLease(project(), 'third_things_v1', { owner: 'other', leaseMs: 200 });
    };
    const readModel = await opened(log, { atBoundary: takeOver });
    await Promise.all(names.map((name) => readModel.catchUp(name, 1)));
    for (const name of names)
      expect(await tablesNow(readModel, name)).toEqual(plainTables(put('801', 'a')));
  });
});

const listedPuts = ['801', '\ud800', '802'].map((key, place) => ({
  type: 'Put' as const,
  data: { key, group: 'red', size: 1 },
  streamId: `stream-${place}`,
}));
