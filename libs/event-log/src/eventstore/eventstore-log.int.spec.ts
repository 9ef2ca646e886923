import { randomBytes } from 'node:crypto';
import { testDatabase } from '@ledger/postgres/testing';
import { eventLogMigrations, eventStoreMigrations } from '../migrations.js';
import { describeEventLog } from '../testing/index.js';
import { EventStoreServer } from '../testing/eventstore-server.js';
import { eventStoreLog } from './eventstore-log.js';

const migrations = [...eventLogMigrations, ...eventStoreMigrations];

let server: EventStoreServer;
beforeAll(async () => {
  server = await EventStoreServer.start();
});
afterAll(() => server.stop());

/** A log of its own on a server that others use too. */
async function open(url: string) {
  const database = await testDatabase(migrations);
  const options = { url, database, prefix: `t${randomBytes(6).toString('hex')}-` };
  const log = await eventStoreLog(options);
  return {
    log,
    again: () => eventStoreLog(options),
    close: async () => {
      await log.close();
      await database.close();
    },
  };
}

describeEventLog('EventStoreDB (in process)', () => open(server.url));

const real = process.env['EVENTSTORE_URL'] ?? '';
if (real !== '') describeEventLog('EventStoreDB (EVENTSTORE_URL)', () => open(real));
else {
  describe.skip('the event log in EventStoreDB (EVENTSTORE_URL)', () => {
    it('is tested on a real server when EVENTSTORE_URL names one: see docker/compose.yaml', () =>
      undefined);
  });
}
