import { randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import type { Claim } from '../eventstore/claims.js';
import { type EventStoreLogOptions, eventStoreLog } from '../eventstore/eventstore-log.js';
import { eventLogMigrations, eventStoreMigrations } from '../migrations.js';
import type { StoredLog } from '../postgres-log.js';

/** A prefix of its own for one test, on a server that others use too. */
export interface OpenedEventStore {
  readonly url: string;
  readonly prefix: string;
  readonly database: TestDatabase;
  /** Opens the log, as one more process would; it is closed with the rest. */
  open(given?: Partial<EventStoreLogOptions>): Promise<StoredLog>;
  /** One more database, empty: as after the first is lost. */
  anotherDatabase(): Promise<TestDatabase>;
  close(): Promise<void>;
}

export async function openEventStore(url: string): Promise<OpenedEventStore> {
  const migrations = [...eventLogMigrations, ...eventStoreMigrations];
  const prefix = `t${randomBytes(6).toString('hex')}-`;
  const database = await testDatabase(migrations);
  const closing: (() => Promise<void>)[] = [() => database.close()];
  return {
    url,
    prefix,
    database,
    async open(given = {}) {
      // Patient, because a test machine may be busy with other tests.
      const usual = { url, prefix, database, placedWithinMs: 30_000 };
      const log = await eventStoreLog({ ...usual, ...given });
      closing.push(() => log.close());
      return log;
    },
    async anotherDatabase() {
      const other = await testDatabase(migrations);
      closing.unshift(() => other.close());
      return other;
    },
    async close() {
      for (const one of closing.toReversed()) await one();
    },
  };
}

/** An append that is under way, expecting the revision. */
export const aClaim = (streamId: string, expected = -1): Claim => ({
  requestId: randomUUID(),
  requestHash: 'h',
  streamId,
  asked: expected,
  tried: expected,
  events: [{ id: randomUUID(), type: 'T', data: { n: 1 }, metadata: {} }],
});
