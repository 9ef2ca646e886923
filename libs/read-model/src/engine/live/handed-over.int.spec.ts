import { setTimeout as sleep } from 'node:timers/promises';
import { eventLogMigrations, postgresLog, type StoredLog } from '@ledger/event-log';
import { anEvent, aRequest } from '@ledger/event-log/testing';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { readModelMigrations } from '../../store/migrations.js';
import { anyProjection, anyTypes, historyOf } from '../../testing/any-history.js';
import { plainTables, tablesNow } from '../../testing/any-read-model.js';
import { openReadModel, type ReadModel } from '../read-model.js';

const seed = Date.now() % 1_000_000;
const EVENTS = 40;

// Whoever asked it to catch up would do the work in its stead.
async function reached(readModel: ReadModel, position: number): Promise<void> {
  for (let behind = true; behind; await sleep(2))
    behind = (await readModel.status()).some((each) => each.position < position);
}

describe('projections of a process that appends too', () => {
  let database: TestDatabase;
  let here: StoredLog;
  let elsewhere: StoredLog;
  let handed = 0;
  beforeAll(() => console.info(`handed-over.int.spec seed ${seed}`));
  beforeEach(async () => {
    database = await testDatabase([...eventLogMigrations, ...readModelMigrations]);
    [here, elsewhere] = [await postgresLog(database), await postgresLog(database)];
    const own = here.justAppended?.bind(here);
    handed = 0;
    here.justAppended = (after, limit) => {
      const events = own?.(after, limit) ?? [];
      handed += events.length;
      return events;
    };
  });
  afterEach(async () => {
    await Promise.all([here.close(), elsewhere.close()]);
    await database.close();
  });

  /** The projections run here while events are appended, of each few one elsewhere. */
  async function appendedWhileRunning(isElsewhere: (n: number) => boolean) {
    const options = { database, log: here, projections: [anyProjection], knownTypes: anyTypes };
    const readModel = openReadModel(options);
    await readModel.prepare();
    const stop = new AbortController();
    const running = readModel.run(stop.signal);
    for (const [n, { streamId, type, data }] of historyOf(EVENTS, seed).entries()) {
      const log = isElsewhere(n) ? elsewhere : here;
      const request = aRequest(streamId, { events: [anEvent(data, { type })] });
      expect(await log.append(request)).toMatchObject({ outcome: 'appended' });
      if (n % 2 === 0) await reached(readModel, n + 1);
    }
    await reached(readModel, EVENTS);
    stop.abort();
    await running;
    const events = (await here.readAll(0, EVENTS)).map((event) => ({ ...event, personal: [] }));
    expect(await tablesNow(readModel)).toEqual(plainTables(events));
  }

  it('take what was appended here without reading it back, and read the rest', async () => {
    await appendedWhileRunning((n) => n % 7 === 0);
    // How many depends on who is quicker, the answer to an append or the call to those who wait.
    expect(handed).toBeGreaterThan(0);
    expect(handed).toBeLessThan(EVENTS);
  });

  // The control: who appends elsewhere hands nothing over here.
  it('read all that was appended elsewhere', async () => {
    await appendedWhileRunning(() => true);
    expect(handed).toBe(0);
  });
});
