import { randomLedger } from '@ledger/caseload/testing';
import type { Opened } from '@ledger/kernel';
import { counted, noteControl, randomly, times } from '@ledger/kernel/testing';
import { testDatabase } from '@ledger/postgres/testing';
import { openReadModel, type ReadModelOptions, readModelMigrations } from '@ledger/read-model';
import { ListLog } from '@ledger/read-model/testing';
import fc from 'fast-check';
import {
  everyProjection,
  everyType,
  openPlainly,
  recordedAs,
  TricklingLog,
} from './testing/random-log.js';
import { rowsMissing, tablesOf } from './testing/tables-of.js';

const HISTORIES = times(2, 100);
const { seed } = randomly(1);

const history = fc.record({
  told: fc.integer({ min: 60, max: 160 }).chain(randomLedger),
  batchEvents: fc.integer({ min: 1, max: 60 }),
  /** At each so-manieth boundary the projector breaks off; a batch has five. */
  crashEach: fc.integer({ min: 6, max: 19 }),
});

class Crash extends Error {}

/** The tables of every projection over these events, on a database of its own. */
async function projected(events: readonly Opened[], options: Partial<ReadModelOptions>) {
  const database = await testDatabase(readModelMigrations);
  try {
    const projections = everyProjection();
    const model = openReadModel({
      ...{ database, log: new ListLog(events), projections, knownTypes: everyType },
      ...{ open: openPlainly, ...options },
    });
    await model.prepare();
    return await Promise.all(
      projections.map(async ({ name }) => {
        const work = () => model.catchUp(name, events.length, 600_000);
        while (!(await isThrough(work)));
        return tablesOf(database, name);
      }),
    );
  } finally {
    await database.close();
  }
}

async function isThrough(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}

function crashing(each: number) {
  let seen = 0;
  return () => {
    if ((seen += 1) % each === 0) throw new Crash();
  };
}

type All = Awaited<ReturnType<typeof projected>>;

/** How many rows of the first are missing in the second, over all projections. */
const missing = (from: All, within: All) =>
  from.reduce((sum, tables, at) => sum + rowsMissing(tables, within[at] ?? new Map()), 0);

const rowsOf = (all: All) => missing(all, []);

describe('the tables of every projection', () => {
  it('are the same live, rebuilt, and replayed after crashes, of any history', async () => {
    const what = 'live, rebuild and replay after crashes of all projections, of random histories';
    const sums = { count: 0, lost: 0, doubled: 0 };
    const property = fc.asyncProperty(history, async ({ told, batchEvents, crashEach }) => {
      const events = recordedAs(told);
      const live = await projected(events, { log: new TricklingLog(events, batchEvents) });
      const rebuilt = await projected(events, { bulkEvents: 1 });
      const atBoundary = crashing(crashEach);
      const replayed = await projected(events, { batchEvents: 5, atBoundary });
      expect(rowsOf(live)).toBeGreaterThan(events.length / 2);
      for (const other of [rebuilt, replayed]) {
        sums.lost += missing(live, other);
        sums.doubled += missing(other, live);
      }
      sums.count += 1;
      expect(sums).toMatchObject({ lost: 0, doubled: 0 });
    });
    await counted({ id: 'R11', what }, async () => {
      await fc.assert(property, { seed, numRuns: HISTORIES, endOnFailure: true });
      return sums;
    });
    expect(sums.count).toBe(HISTORIES);
  });

  // The control: the same comparison of a history and of the same history with one event changed.
  it('are seen to differ when one event of a history does', async () => {
    const [{ told } = { told: [] }] = fc.sample(history, { seed, numRuns: 1 });
    const events = recordedAs(told);
    const at = events.findLastIndex(({ type }) => type === 'PlacementOrdered');
    const changed = events.map((event, n) =>
      n === at ? { ...event, data: { ...event.data, ratePence: 1 } } : event,
    );
    const [live, other] = [
      await projected(events, {}),
      await projected(changed, { bulkEvents: 1 }),
    ];
    const differing = missing(live, other);
    expect(differing).toBeGreaterThan(0);
    noteControl('R11', `one event of a history changed: ${differing} rows differ`);
  });
});
