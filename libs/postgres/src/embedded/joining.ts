import type pg from 'pg';
import { socketAddress } from '../address.js';
import { connectionLost } from '../connection-lost.js';
import { QuietClient } from '../pools.js';
import { createRoles } from '../role.js';
import { ensureRunning } from './cluster.js';
import type { Home } from './home.js';

/** The server with its roles and its database, and one's own connection to it. */
export async function join(home: Home): Promise<{ socketDir: string; client: pg.Client }> {
  const { socketDir } = await ensureRunning(home);
  await asSuperuser(socketDir, 'postgres', prepare);
  const client = new QuietClient(socketAddress(socketDir, 'postgres')('owner'));
  await client.connect();
  return { socketDir, client };
}

/** Work that only a superuser may do; nothing else in the product connects as one. */
export async function asSuperuser<T>(
  socketDir: string,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new QuietClient({ host: socketDir, user: 'postgres', database });
  await client.connect();
  return work(client).finally(() => client.end());
}

async function prepare(superuser: pg.Client): Promise<void> {
  await superuser.query('select pg_advisory_lock(7017362)');
  await createRoles(superuser, true);
  const found = await superuser.query("select 1 from pg_database where datname = 'ledger'");
  if (found.rowCount === 0) await superuser.query('create database ledger owner ledger_owner');
}

/** Repeats what failed because a leaver stopped the server in the middle. */
export async function despiteLeavers<T>(work: () => Promise<T>, attempts = 20): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempts === 0 || !connectionLost(error)) throw error;
    return despiteLeavers(work, attempts - 1);
  }
}
