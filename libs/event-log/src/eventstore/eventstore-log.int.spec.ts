import { describeEventLog } from '../testing/index.js';
import { openEventStore } from '../testing/eventstore-opened.js';
import { EventStoreServer } from '../testing/eventstore-server.js';

let server: EventStoreServer;
beforeAll(async () => {
  server = await EventStoreServer.start();
});
afterAll(() => server.stop());

async function open(url: string) {
  const opened = await openEventStore(url);
  return { log: await opened.open(), again: () => opened.open(), close: opened.close };
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
