import { readFileSync } from 'node:fs';
import type { Migration } from '@ledger/postgres';

const sql = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The schema `ledger`: head, streams, events, answered requests, and the functions that write. */
export const eventLogMigrations: readonly Migration[] = [
  { name: 'event-log-1-schema', sql: sql('./schema.sql') },
  { name: 'event-log-2-append', sql: sql('./append-1.sql') },
  { name: 'event-log-3-append', sql: sql('./append.sql') },
];

/** For a log in EventStoreDB: the positions of its events, and what is under way. */
export const eventStoreMigrations: readonly Migration[] = [
  { name: 'event-log-eventstore-1', sql: sql('./eventstore/eventstore.sql') },
];
