import { counted, noteControl, randomly, times } from '@ledger/kernel/testing';
import type { Database } from '@ledger/postgres';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import {
  type AnyProjection,
  type Boundary,
  openReadModel,
  type ReadModelOptions,
  readModelMigrations,
} from '@ledger/read-model';
import { ListLog } from '@ledger/read-model/testing';
import { movesCheckpointApart } from './testing/checkpoint-apart.js';
import {
  everyProjection,
  everyType,
  openPlainly,
  randomEvents,
  TricklingLog,
} from './testing/random-log.js';
import { rowsMissing, tablesOf } from './testing/tables-of.js';

const EVENTS = times(96, 2_000);
const BATCH = times(16, 1);
const BATCHES = EVENTS / BATCH;
/** Batches as they come when much is to be read, when events trickle in, and on a faulty store. */
const shapes = {
  full: () => ({ batchEvents: BATCH }),
  trickling: () => ({ batchEvents: 2 * BATCH, log: new TricklingLog(events, BATCH) }),
  apart: (database: Database) => ({ batchEvents: BATCH, database: movesCheckpointApart(database) }),
} satisfies Record<string, (database: Database) => Partial<ReadModelOptions>>;
type Shape = keyof typeof shapes;

const crashPlans: readonly { boundary: Boundary; shape: Shape }[] = [
  { boundary: 'before-write', shape: 'trickling' },
  { boundary: 'after-write', shape: 'trickling' },
  { boundary: 'after-checkpoint', shape: 'trickling' },
  { boundary: 'after-commit', shape: 'trickling' },
  { boundary: 'after-checkpoint', shape: 'full' },
];
const { seed } = randomly(1);
const events = randomEvents(EVENTS, seed);
const every = everyProjection().map(({ name }) => name);

class Crash extends Error {}

interface Crashing {
  readonly atBoundary: (at: Boundary) => void;
  readonly crashes: () => number;
}

/** Breaks off the batch that comes so often to the boundary, and no other. */
function onceAt(boundary: Boundary, count: number): Crashing {
  let seen = 0;
  const atBoundary = (at: Boundary) => {
    if (at === boundary && (seen += 1) === count) throw new Crash(boundary);
  };
  return { atBoundary, crashes: () => Number(seen >= count) };
}

/** Breaks each batch off once at the boundary. After the commit a batch is done: there, every time. */
function atEach(boundary: Boundary): Crashing {
  let crashes = 0;
  let again = false;
  const atBoundary = (at: Boundary) => {
    if (at !== boundary) return;
    again = !again;
    if (!again && boundary !== 'after-commit') return;
    crashes += 1;
    throw new Crash(boundary);
  };
  return { atBoundary, crashes: () => crashes };
}

describe('a projector that is broken off at every batch', () => {
  const projectionOf = (name: string): AnyProjection => {
    const found = everyProjection().find((one) => one.name === name);
    if (!found) throw new Error(name);
    return found;
  };

  const modelOf = (database: Database, name: string, options: Partial<ReadModelOptions> = {}) =>
    openReadModel({
      ...{ database, log: new ListLog(events), projections: [projectionOf(name)] },
      ...{ knownTypes: everyType, open: openPlainly, ...options },
    });

  const on = async <R>(work: (database: TestDatabase) => Promise<R>): Promise<R> => {
    const database = await testDatabase(readModelMigrations);
    return work(database).finally(() => database.close());
  };

  /** What the tables are when nothing goes wrong: folded in memory and copied in, at one go. */
  const cleanly = (name: string) =>
    on(async (database) => {
      const model = modelOf(database, name, { bulkEvents: 1 });
      await model.prepare();
      await model.catchUp(name, EVENTS, 60_000);
      return tablesOf(database, name);
    });

  /** What they are when the projector crashes, over and over, in small batches. */
  const crashing = (name: string, crash: Crashing, shape: Shape) =>
    on(async (database) => {
      const { atBoundary, crashes } = crash;
      const model = modelOf(database, name, { ...shapes[shape](database), atBoundary });
      await model.prepare();
      while (!(await isThrough(() => model.catchUp(name, EVENTS, 3_000_000))));
      return { crashes: crashes(), tables: await tablesOf(database, name) };
    });

  const isThrough = (work: () => Promise<void>): Promise<boolean> =>
    work().then(
      () => true,
      (error: unknown) => {
        if (error instanceof Crash) return false;
        throw error;
      },
    );

  it.each(every)('comes to the same rows in %s as a clean rebuild', async (name) => {
    const clean = await cleanly(name);
    expect(clean.get('parked')).toEqual([]);
    const what = `the projector of ${name} broken off at each boundary of ${BATCHES} batches`;
    const found = await counted({ id: `R4 ${name}`, what }, async () => {
      const sums = { count: 0, lost: 0, doubled: 0 };
      for (const { boundary, shape } of crashPlans) {
        const { crashes, tables } = await crashing(name, atEach(boundary), shape);
        sums.count += crashes;
        sums.lost += rowsMissing(clean, tables);
        sums.doubled += rowsMissing(tables, clean);
      }
      return sums;
    });
    expect(found).toEqual({ count: crashPlans.length * BATCHES, lost: 0, doubled: 0 });
  });

  // The control: rows that are committed before the checkpoint moves are there when it does not.
  it('is seen to differ when the checkpoint moves in a transaction of its own', async () => {
    const name = 'placement-history';
    const clean = await cleanly(name);
    const last = events.findLastIndex(({ type }) => type === 'AttendanceMarked');
    const at = Math.floor(last / BATCH) + 1;
    const { tables } = await crashing(name, onceAt('after-checkpoint', at), 'apart');
    const differing = rowsMissing(clean, tables) + rowsMissing(tables, clean);
    expect(differing).toBeGreaterThan(0);
    noteControl('R4', `a checkpoint moved in a transaction of its own: ${differing} rows differ`);
  });
});
