import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeCluster } from '../embedded/cluster.js';
import { homeAt, locateHome } from '../embedded/home.js';
import { withLock } from '../embedded/start-lock.js';

/**
 * Gives an empty data directory the data of an embedded server that was never started, for a test
 * that is about something else: it is made once in a test run, and copied.
 */
export async function withServerData(dataDir: string): Promise<void> {
  const made = await madeOnce();
  const { data } = locateHome(dataDir);
  const { status, stderr } = spawnSync('cp', ['-a', made, data], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The server's data could not be copied: ${stderr}`);
}

async function madeOnce(): Promise<string> {
  const run = process.env['LEDGER_TEST_SERVER'];
  if (!run) throw new Error('A test that needs a server is an .int.spec.ts or an .e2e.spec.ts.');
  const lock = join(run, 'made.lock');
  return withLock(lock, async () => {
    const home = homeAt(join(run, 'made'), lock);
    if (!existsSync(home.data)) makeCluster(home);
    return home.data;
  });
}
