import { openDatabase } from '@ledger/postgres';
import { eventLogMigrations } from '../migrations.js';
import { postgresLog } from '../postgres-log.js';
import { aRequest, anEvent } from './requests.js';

// A process that appends with eight writers until it is killed. It prints the request id before it
// asks and again when it is acknowledged, with the position: the test keeps the account.
const [dataDir = ''] = process.argv.slice(2);
const database = await openDatabase({ dataDir, migrations: eventLogMigrations });
const log = await postgresLog(database);
console.log('ready');

async function write(writer: number): Promise<never> {
  for (;;) {
    const request = aRequest(`w-${writer}`, { events: [anEvent(), anEvent()] });
    const outcome = await log.append(request);
    if (outcome.outcome !== 'appended' && outcome.outcome !== 'duplicate') {
      throw new Error(JSON.stringify(outcome));
    }
    console.log(`${request.requestId} ${outcome.lastPosition}`);
  }
}
await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
