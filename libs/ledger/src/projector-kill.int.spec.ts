import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresLog, type SimulatableLog } from '@ledger/event-log';
import type { Opened } from '@ledger/kernel';
import { chance, counted, randomly, times } from '@ledger/kernel/testing';
import { startChild, type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { openReadModel } from '@ledger/read-model';
import { projectorMigrations } from './testing/projector-migrations.js';
import { everyProjection, everyType, openPlainly, randomEvents } from './testing/random-log.js';
import { rowsMissing, tablesOf } from './testing/tables-of.js';

const KILLS = times(4, 100);
const EVENTS = 20 * KILLS;
const { seed } = randomly(1);
const program = new URL('./testing/projector.ts', import.meta.url);

const uuidOf = (text: string) => {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
    .concat(hex.slice(20, 32))
    .join('-');
};

describe('a projector whose process is killed', () => {
  let database: TestDatabase;
  let log: SimulatableLog;
  beforeAll(async () => {
    database = await testDatabase(projectorMigrations);
    log = await postgresLog(database);
  });
  afterAll(async () => {
    await log.close();
    await database.close();
  });

  const append = async ({ eventId, type, meta, data, sealed, streamId }: Opened) => {
    const event = { eventId: uuidOf(eventId), type, schemaVersion: 1, meta, data, sealed };
    const { requestId } = meta;
    const outcome = await log.append({
      ...{ requestId, requestHash: requestId, streamId, expectedRevision: 'any', events: [event] },
    });
    if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
  };

  // Batches of three are full ones; of fifty, as many as have arrived.
  const killOne = async (afterMs: number, slice: readonly Opened[]) => {
    const batchEvents = afterMs % 2 < 1 ? '3' : '50';
    const child = startChild(program, [database.url, batchEvents]);
    await child.line();
    await Promise.all(slice.map(append));
    await sleep(afterMs);
    await child.end('SIGKILL');
  };

  it('leaves every projection as a clean rebuild makes it', async () => {
    const random = chance();
    const events = randomEvents(EVENTS, seed);
    const model = openReadModel({
      ...{ database, log, projections: everyProjection(), knownTypes: everyType },
      ...{ open: openPlainly },
    });
    await model.prepare();
    const what = `kill -9 of the projector of all projections, ${EVENTS} events`;
    const found = await counted({ id: 'R4 process', what }, async () => {
      for (let kill = 0; kill < KILLS; kill += 1)
        await killOne(random() * 150, events.slice(20 * kill, 20 * (kill + 1)));
      const sums = { count: KILLS, lost: 0, doubled: 0 };
      for (const { name } of everyProjection()) {
        await model.catchUp(name, EVENTS, 60_000);
        const crashed = await tablesOf(database, name);
        const { differences } = await model.rebuild(name);
        const clean = await tablesOf(database, name);
        expect([name, differences, clean.get('parked')]).toEqual([name, [], []]);
        sums.lost += rowsMissing(clean, crashed);
        sums.doubled += rowsMissing(crashed, clean);
      }
      return sums;
    });
    expect(found).toEqual({ count: KILLS, lost: 0, doubled: 0 });
  });
});
