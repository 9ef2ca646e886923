import { openDatabase } from '@ledger/postgres';
import { eventLogMigrations } from '../migrations.js';
import { postgresLog } from '../postgres-log.js';
import { aRequest, anEvent } from './requests.js';

// A process that appends with eight writers until it is killed. It prints each request's id and last
// position when it is acknowledged: the test keeps the account.
const [dataDir = '', mode] = process.argv.slice(2);
const database = await openDatabase({ dataDir, migrations: eventLogMigrations });
// What openDatabase refuses: said to its one open connection afterwards, for the test's control.
if (mode === 'unsafe') await database.pool('append').query('set synchronous_commit = off');
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
