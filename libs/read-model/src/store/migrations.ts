import { readFileSync } from 'node:fs';
import type { Migration } from '@ledger/postgres';

/** The schema `rm` with the engine's bookkeeping; the tables of projections are made by `prepare`. */
export const readModelMigrations: readonly Migration[] = [
  {
    name: 'read-model-001',
    sql: readFileSync(new URL('./001-read-model.sql', import.meta.url), 'utf8'),
  },
  {
    name: 'read-model-002',
    sql: readFileSync(new URL('./002-log-root.sql', import.meta.url), 'utf8'),
  },
  {
    name: 'read-model-003',
    sql: readFileSync(new URL('./003-all-there.sql', import.meta.url), 'utf8'),
  },
];
