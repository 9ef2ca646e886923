import { type Migration } from '@ledger/postgres';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { jobsMigrations } from '../migrations.js';
import type { JobStore } from '../store.js';
import { redisServer } from './redis.js';

/** A store that a test can break. */
export interface BreakableStore {
  readonly store: JobStore;
  /** Loses what it holds, schedules included. */
  lose(): Promise<void>;
  /** Answers nobody until it is back. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** A database of its own, with these migrations besides. */
export async function inPostgres(
  migrations: readonly Migration[] = [],
): Promise<BreakableStore & { readonly database: TestDatabase }> {
  const database = await testDatabase([...migrations, ...jobsMigrations]);
  const elsewhere = await testDatabase();
  const outside = await elsewhere.superuser();
  return {
    database,
    store: { database },
    // With a connection of its own each time: the last one is thrown out with everybody.
    lose: async () => {
      const superuser = await database.superuser();
      const emptied = superuser.query(`do $$ declare t text; begin
        for t in select format('jobs.%I', tablename) from pg_tables
                  where schemaname = 'jobs' and tablename <> 'migration' loop
          execute 'truncate ' || t || ' cascade';
        end loop; end $$`);
      await emptied.finally(() => superuser.end());
    },
    // As if the server had gone: nobody may connect, and those who were are thrown out.
    goAway: async () => {
      await outside.query(`alter database ${database.name} allow_connections false`);
      await outside.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [database.name],
      );
    },
    comeBack: async () => {
      await outside.query(`alter database ${database.name} allow_connections true`);
    },
    close: async () => {
      await outside.end();
      await elsewhere.close();
      await database.close();
    },
  };
}

/** A Redis of its own. */
export async function inRedis(): Promise<BreakableStore> {
  const redis = await redisServer();
  return {
    store: { redisUrl: redis.url, prefix: 'test' },
    lose: () => redis.flush(),
    goAway: () => redis.stop(),
    comeBack: () => redis.start(),
    close: () => redis.close(),
  };
}
