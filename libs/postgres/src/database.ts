import type pg from 'pg';
import { addressOf, type Place } from './address.js';
import { openEmbedded } from './embedded/embedded-server.js';
import { prepareExternal } from './external.js';
import { type Migration, migrate } from './migration.js';
import { Pools } from './pools.js';
import type { Role } from './role.js';
import { refuseUnsafe } from './safety.js';

export interface Database {
  /** For another thread, which has pools of its own: see `poolsAt`. */
  readonly place: Place;
  /**
   * The pool of a role; never a superuser's. The pipelined one's connections send every statement at
   * once, without waiting for the answer to the one before; they cannot copy.
   */
  pool(role: Role, mode?: 'pipelined'): pg.Pool;
  /** A connection of one's own, for LISTEN and session locks; end it when done. */
  connect(role: Role): Promise<pg.Client>;
  /**
   * How to connect in a role, for a library that makes its own connections: it ends them before the
   * database is closed.
   */
  config(role: Role): pg.ClientConfig;
  /** Ends the pools; the last process to leave stops the embedded server. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Where the embedded server keeps its data. */
  readonly dataDir: string;
  /** An external PostgreSQL, 14 or later, instead of the embedded one. */
  readonly databaseUrl?: string;
  readonly migrations: readonly Migration[];
}

/**
 * Reaches the database, starting the embedded server where none runs, and brings its schema up.
 * @throws DatabaseUnusable when the server is unsafe or too old, or the data is of a later build.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { place, leave } = await reach(options);
  try {
    return await openAt(place, options.migrations, leave);
  } catch (error) {
    await leave();
    throw error;
  }
}

async function reach({
  dataDir,
  databaseUrl,
}: DatabaseOptions): Promise<{ place: Place; leave: () => Promise<void> }> {
  if (databaseUrl === undefined) return openEmbedded(dataDir);
  await prepareExternal(databaseUrl);
  return { place: { databaseUrl }, leave: async () => undefined };
}

/** The database at a place that already has its roles. `leave` runs after the pools are closed. */
export async function openAt(
  place: Place,
  migrations: readonly Migration[],
  leave: () => Promise<void>,
): Promise<Database> {
  const pools = new Pools(addressOf(place));
  try {
    await refuseUnsafe(pools.pool('append'));
    const owner = await pools.connect('owner');
    await migrate(owner, migrations).finally(() => owner.end());
  } catch (error) {
    await pools.close();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    place,
    pool: (role, mode) => pools.pool(role, mode),
    connect: (role) => pools.connect(role),
    config: addressOf(place),
    close: () => (closing ??= pools.close().then(leave)),
  };
}

/** The pools of a database that this process has opened already, for a thread of it. */
export const poolsAt = (place: Place): Pick<Database, 'pool' | 'close'> =>
  new Pools(addressOf(place));
