import { type Database, QuietClient } from '@ledger/postgres';
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type PgPoolConfig,
  runMigrations,
  withBackend,
} from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';

const SCHEMA = 'jobs';

/** Where jobs wait: in the ledger's PostgreSQL, or in a Redis. Neither is a source of truth. */
export type JobStore =
  | { readonly database: Database }
  | {
      readonly redisUrl: string;
      /** Ledgers that share a Redis have one each: the id of the log. */
      readonly prefix: string;
    };

/** The queue's classes over a store: what they are given as `connection` is not looked at. */
export function over(store: JobStore) {
  if ('redisUrl' in store) return inRedis(store);
  const connection = connectionTo(store.database);
  const backend: Backend = (name, options, more) =>
    createPostgresBackend(name, { ...options, connection }, more);
  return { ...withBackend<IQueueBackend, string>(backend), cut: () => undefined };
}

type Backend = BackendFactory<IQueueBackend, string>;

function inRedis({ redisUrl, prefix }: Extract<JobStore, { redisUrl: string }>) {
  const clients: Redis[] = [];
  // BullMQ cannot let go of a connection that was never made; we can, of each copy of ours too.
  const kept = (client: Redis): Redis => {
    clients.push(client.on('error', () => undefined));
    return Object.assign(client, {
      duplicate: (options?: RedisOptions) => kept(Redis.prototype.duplicate.call(client, options)),
    });
  };
  const backend: Backend = (name, options, more) => {
    // A worker waits for its next job on a connection that never gives a command up.
    const connection = kept(new Redis(redisUrl, { maxRetriesPerRequest: null }));
    const ours = { connection, prefix: `placement-ledger/${prefix}` };
    return createRedisBackend(name, { ...options, ...ours }, more);
  };
  const cut = () => clients.forEach((client) => client.disconnect());
  return { ...withBackend<IQueueBackend, string>(backend), cut };
}

/** Brings the tables of the queue up, where they are ours to bring up. */
export async function prepared(store: JobStore): Promise<void> {
  if (!('database' in store)) return;
  const owner = await store.database.connect('owner');
  try {
    await runMigrations(owner, SCHEMA);
  } finally {
    await owner.end();
  }
}

/**
 * How the queue reaches its tables. Values come out as it knows them, not as the ledger reads them; and
 * a connection that is lost while the queue holds it, with no query under way, does not end the
 * process: the queue itself listens to none that it holds.
 */
export function connectionTo(database: Database): PgPoolConfig & { schema: string } {
  const config = { ...database.config('jobs'), schema: SCHEMA, max: 2, Client: QuietClient };
  delete config.types;
  return config as PgPoolConfig & { schema: string };
}
