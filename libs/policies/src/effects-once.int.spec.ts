import { inPostgres, inRedis, until, withRedis } from '@ledger/jobs/testing';
import { randomly } from '@ledger/kernel/testing';
import { type TestDatabase, startChild, testDatabase } from '@ledger/postgres/testing';
import type { WritePorts } from '@ledger/write-side';
import fc from 'fast-check';
import { counted, effectMigrations, effects, portsOn } from './testing/effects.js';
import { dueItems } from './testing/tally.js';

const LONG = process.env['LEDGER_LONG'] === '1';
const [MANY, KILLS, FLUSHES] = LONG ? [10_000, 200, 20] : [40, 4, 2];
const PATIENCE_MS = LONG ? 3_600_000 : 300_000;

/** Each item one to five times, in no order. */
function deliveries() {
  const times = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: MANY, maxLength: MANY });
  const [often = []] = fc.sample(times, randomly(1));
  const jobs = dueItems(MANY).flatMap((data, n) =>
    Array.from({ length: often[n] ?? 1 }, () => ({ kind: 'ask', data })),
  );
  const places = fc.array(fc.nat(), { minLength: jobs.length, maxLength: jobs.length });
  const [place = []] = fc.sample(places, randomly(1));
  return jobs
    .map((job, n) => ({ job, at: place[n] ?? 0 }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ job }) => job);
}

const once = (many: number) => new Map(dueItems(many).map(({ subject }) => [subject, 1]));
const sorted = (counts: ReadonlyMap<string, number>) =>
  [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));

type Opened = { redisUrl: string } | { database: TestDatabase };

function effectsOnce(opened: typeof inPostgres | typeof inRedis): void {
  let place: Awaited<ReturnType<typeof inRedis>>;
  let database: TestDatabase;
  let ports: WritePorts;
  beforeEach(async () => {
    place = await opened(effectMigrations);
    const store = place.store as Opened;
    database = 'database' in store ? store.database : await testDatabase(effectMigrations);
    ports = await portsOn(database);
  });
  afterEach(async () => {
    await ports.log.close();
    if (!('database' in place.store)) await database.close();
    await place.close();
  });

  // The log may be away with the store: then it is asked again.
  const atLeast = (many: number) =>
    ports.log.head().then(
      ({ position }) => position >= many,
      () => false,
    );

  async function delivered(careless: boolean) {
    const two = [1, 2].map(() => effects({ ports, store: place.store, careless }));
    const [jobs] = two;
    await jobs?.put(deliveries());
    await until(async () => (await jobs?.waiting()) === 0);
    await Promise.all(two.map((each) => each.close()));
    return counted(ports);
  }

  it(
    `come once though each is delivered up to five times, shuffled`,
    async () => expect(sorted(await delivered(false))).toEqual(sorted(once(MANY))),
    PATIENCE_MS,
  );

  it(
    'come more than once without the request id that the policy makes',
    async () => expect(Math.max(...(await delivered(true)).values())).toBeGreaterThan(1),
    PATIENCE_MS,
  );

  it(
    'come once though the store loses everything, and is away, again and again',
    async () => {
      const items = dueItems(MANY);
      const jobs = effects({ ports, store: place.store, items, sweepEveryMs: 100 });
      for (let time = 0; time < FLUSHES; time += 1) {
        await until(() => atLeast(time + 1));
        await place.lose();
        await place.goAway();
        await place.comeBack();
      }
      await until(() => atLeast(MANY));
      await jobs.close();
      expect(sorted(await counted(ports))).toEqual(sorted(once(MANY)));
    },
    PATIENCE_MS,
  );
}

/** Kills a worker in the middle of its sweep, two at a time, then lets one come to the end. */
async function killed(database: TestDatabase, redisUrl: string) {
  const ports = await portsOn(database);
  const args = [database.url, String(KILLS * 10), redisUrl];
  const begin = () => startChild(new URL('./testing/effects-child.ts', import.meta.url), args);
  const [upTo = []] = fc.sample(
    fc.array(fc.integer({ min: 1, max: 8 }), { minLength: KILLS, maxLength: KILLS }),
    randomly(1),
  );
  for (let next = 0; next < KILLS; next += 4) {
    const some = upTo.slice(next, next + 4).map(async (lines) => {
      const child = begin();
      for (let line = 0; line < lines; line += 1) await child.line();
      await child.end('SIGKILL');
    });
    await Promise.all(some);
  }
  const last = begin();
  await until(async () => (await counted(ports)).size === KILLS * 10);
  await last.end('SIGKILL');
  const counts = await counted(ports);
  await ports.log.close();
  return counts;
}

describe('the effects of jobs in PostgreSQL', () => {
  effectsOnce(inPostgres);

  it(
    `come once though workers are killed ${KILLS} times in the middle`,
    async () => {
      const place = await inPostgres(effectMigrations);
      expect(sorted(await killed(place.database, ''))).toEqual(sorted(once(KILLS * 10)));
      await place.close();
    },
    PATIENCE_MS,
  );
});

withRedis('the effects of jobs in Redis', () => {
  effectsOnce(inRedis);

  it(
    `come once though workers are killed ${KILLS} times in the middle`,
    async () => {
      const [place, database] = [await inRedis(), await testDatabase(effectMigrations)];
      const { redisUrl } = place.store as { redisUrl: string };
      expect(sorted(await killed(database, redisUrl))).toEqual(sorted(once(KILLS * 10)));
      await database.close();
      await place.close();
    },
    PATIENCE_MS,
  );
});
