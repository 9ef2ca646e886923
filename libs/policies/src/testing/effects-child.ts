import { jobsMigrations } from '@ledger/jobs';
import { openDatabase } from '@ledger/postgres';
import { effectMigrations, effects, portsOn } from './effects.js';
import { dueItems } from './tally.js';

// A process that sweeps all the time and says what it has asked about, until it is killed.
const [databaseUrl = '', many = '', redisUrl = ''] = process.argv.slice(2);
const database = await openDatabase({
  dataDir: '',
  databaseUrl,
  migrations: [...effectMigrations, ...jobsMigrations],
});
const store = redisUrl === '' ? { database } : { redisUrl, prefix: 'test' };
effects({
  ports: await portsOn(database),
  store,
  items: dueItems(Number(many)),
  sweepEveryMs: 200,
  onAsked: ({ subject }) => console.log(subject),
});
