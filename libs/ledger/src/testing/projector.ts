import { postgresLog } from '@ledger/event-log';
import { openDatabase } from '@ledger/postgres';
import { openReadModel } from '@ledger/read-model';
import { projectorMigrations } from './projector-migrations.js';
import { everyProjection, everyType, openPlainly } from './random-log.js';

// A projector of everything, until it is killed.
const [databaseUrl = '', batchEvents = ''] = process.argv.slice(2);
const database = await openDatabase({
  ...{ dataDir: '/unused', databaseUrl, migrations: projectorMigrations },
});
const readModel = openReadModel({
  ...{ database, log: await postgresLog(database), projections: everyProjection() },
  ...{ knownTypes: everyType, open: openPlainly, batchEvents: Number(batchEvents), leaseMs: 150 },
});
await readModel.prepare();
console.log('ready');
await readModel.run(new AbortController().signal);
