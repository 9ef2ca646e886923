import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { readModelMigrations } from '../store/migrations.js';
import { anyProjection, anyTypes, historyOf } from '../testing/any-history.js';
import { ListLog } from '../testing/index.js';
import { openReadModel } from './read-model.js';

const seed = Date.now() % 1_000_000;

describe('many first builds at once', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    console.info(`many-loads.int.spec seed ${seed}`);
    database = await testDatabase(readModelMigrations);
  });
  afterAll(() => database.close());

  // Each load holds a connection and renews its lease on another: more of them than connections
  // must not wait for each other for ever.
  it('all come to an end', async () => {
    const log = new ListLog(historyOf(200, seed));
    const projections = Array.from({ length: 14 }, (_, index) => ({
      ...anyProjection,
      name: `any-${index}`,
    }));
    const readModel = openReadModel({
      ...{ database, log, projections, knownTypes: anyTypes },
      ...{ bulkEvents: 10, leaseMs: 3 },
    });
    await readModel.prepare();
    await Promise.all(projections.map(({ name }) => readModel.catchUp(name, 200, 20_000)));
    const status = await readModel.status();
    expect(status.map(({ position }) => position)).toEqual(Array<number>(14).fill(200));
  });
});
