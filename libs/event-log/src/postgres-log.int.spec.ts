import { testDatabase } from '@ledger/postgres/testing';
import { eventLogMigrations } from './migrations.js';
import { postgresLog } from './postgres-log.js';
import { describeEventLog } from './testing/index.js';

describeEventLog('PostgreSQL', async () => {
  const database = await testDatabase(eventLogMigrations);
  const log = await postgresLog(database);
  return {
    log,
    again: () => postgresLog(database),
    close: async () => {
      await log.close();
      await database.close();
    },
  };
});
