import type { Migration } from '@ledger/postgres';

/**
 * The schema `jobs`. Its tables are BullMQ's own, which it brings up as their owner when jobs first
 * run; the role `jobs` may read and write them, make the sequence that each queue has, and nothing
 * else in the database.
 */
export const jobsMigrations: readonly Migration[] = [
  {
    name: 'jobs-1',
    sql: `
      create schema jobs;
      grant usage, create on schema jobs to ledger_jobs;
      alter default privileges in schema jobs
        grant select, insert, update, delete on tables to ledger_jobs;
      alter default privileges in schema jobs grant usage, select on sequences to ledger_jobs;
    `,
  },
];
