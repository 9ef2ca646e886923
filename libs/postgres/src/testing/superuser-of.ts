import type pg from 'pg';
import { locateHome } from '../embedded/home.js';
import { runningPostmaster } from '../embedded/postmaster.js';
import { QuietClient } from '../pools.js';

/** A superuser's connection to the embedded server that runs under a data directory; end it. */
export async function superuserOf(dataDir: string): Promise<pg.Client> {
  const running = runningPostmaster(locateHome(dataDir).data);
  if (!running) throw new Error(`No server runs under ${dataDir}`);
  const { socketDir: host } = running;
  const client = new QuietClient({ host, user: 'postgres', database: 'ledger' });
  await client.connect();
  return client;
}
