import { inPostgres, inRedis, until, withRedis } from '@ledger/jobs/testing';
import { counted, type Found, noteControl, randomly, times } from '@ledger/kernel/testing';
import { type TestDatabase, startChild, testDatabase } from '@ledger/postgres/testing';
import type { WritePorts } from '@ledger/write-side';
import fc from 'fast-check';
import { effectMigrations, effects, effectsIn, portsOn } from './testing/effects.js';
import { dueItems } from './testing/tally.js';

const MANY = times(40, 10_000);
const KILLS = times(4, 200);
const FLUSHES = times(2, 20);
const PATIENCE_MS = times(300_000, 3_600_000);

/** Each item one to five times, in no order. */
function deliveries() {
  const often = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: MANY, maxLength: MANY });
  const [each = []] = fc.sample(often, randomly(1));
  const jobs = dueItems(MANY).flatMap((data, n) =>
    Array.from({ length: each[n] ?? 1 }, () => ({ kind: 'ask', data })),
  );
  const places = fc.array(fc.nat(), { minLength: jobs.length, maxLength: jobs.length });
  const [place = []] = fc.sample(places, randomly(1));
  return jobs
    .map((job, n) => ({ job, at: place[n] ?? 0 }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ job }) => job);
}

/** Of items that are each due once: how often each was counted. */
function foundIn(counts: ReadonlyMap<string, number>, many: number): Found {
  const due = dueItems(many).map(({ subject }) => counts.get(subject) ?? 0);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lost = due.filter((count) => count === 0).length;
  return { count: many, lost, doubled: all - many + lost };
}

const once = (many: number): Found => ({ count: many, lost: 0, doubled: 0 });

type Opened = { redisUrl: string } | { database: TestDatabase };

function effectsOnce(name: string, opened: typeof inPostgres | typeof inRedis): void {
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
    return foundIn(await effectsIn(ports), MANY);
  }

  it(
    `come once though each is delivered up to five times, shuffled`,
    async () => {
      const what = `jobs in ${name}, each delivered up to five times, shuffled`;
      const found = await counted({ id: `R7 ${name}, shuffled`, what }, () => delivered(false));
      expect(found).toEqual(once(MANY));
    },
    PATIENCE_MS,
  );

  it(
    'come more than once without the request id that the policy makes',
    async () => {
      const { doubled } = await delivered(true);
      expect(doubled).toBeGreaterThan(0);
      noteControl(`R7 ${name}, shuffled`, `no request id of the policy: ${doubled} doubled`);
    },
    PATIENCE_MS,
  );

  async function storeLost(): Promise<Found> {
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
    return foundIn(await effectsIn(ports), MANY);
  }

  it(
    'come once though the store loses everything, and is away, again and again',
    async () => {
      const what = `${name} emptied of all jobs and away, ${FLUSHES} times: jobs`;
      const found = await counted({ id: `R7 ${name}, emptied`, what }, storeLost);
      expect(found).toEqual(once(MANY));
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
  await until(async () => (await effectsIn(ports)).size === KILLS * 10);
  await last.end('SIGKILL');
  const counts = await effectsIn(ports);
  await ports.log.close();
  return foundIn(counts, KILLS * 10);
}

const killsIn = (name: string) => ({
  id: `R7 ${name}, kills`,
  what: `kill -9 of workers in the middle, jobs in ${name}, ${KILLS} times: jobs`,
});

describe('the effects of jobs in PostgreSQL', () => {
  effectsOnce('PostgreSQL', inPostgres);

  it(
    `come once though workers are killed ${KILLS} times in the middle`,
    async () => {
      const place = await inPostgres(effectMigrations);
      const found = await counted(killsIn('PostgreSQL'), () => killed(place.database, ''));
      expect(found).toEqual(once(KILLS * 10));
      await place.close();
    },
    PATIENCE_MS,
  );
});

withRedis('the effects of jobs in Redis', () => {
  effectsOnce('Redis', inRedis);

  it(
    `come once though workers are killed ${KILLS} times in the middle`,
    async () => {
      const [place, database] = [await inRedis(), await testDatabase(effectMigrations)];
      const { redisUrl } = place.store as { redisUrl: string };
      const found = await counted(killsIn('Redis'), () => killed(database, redisUrl));
      expect(found).toEqual(once(KILLS * 10));
      await database.close();
      await place.close();
    },
    PATIENCE_MS,
  );
});
