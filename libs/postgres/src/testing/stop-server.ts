import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * After a test run: stops the run's database server, and those that killed runs left behind, and
 * removes their data. Jest loads this file outside its module system: it imports nothing of ours.
 */
export default async function stopServer(): Promise<void> {
  const own = process.env['LEDGER_TEST_SERVER'];
  for (const directory of [tmpdir(), '/dev/shm'].flatMap(runsIn)) {
    if (directory === own || isAbandoned(directory)) await remove(directory);
  }
}

const runsIn = (place: string): string[] =>
  existsSync(place)
    ? readdirSync(place)
        .filter((name) => name.startsWith('ledger-tests-'))
        .map((name) => join(place, name))
    : [];

const pidIn = (file: string): number =>
  existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isAbandoned(directory: string): boolean {
  const run = pidIn(join(directory, 'run.pid'));
  return run !== 0 && !isAlive(run);
}

async function remove(directory: string): Promise<void> {
  const pidFile = join(directory, 'postgres/data/postmaster.pid');
  const server = pidIn(pidFile);
  // At once, without a checkpoint: the data is thrown away.
  if (server !== 0 && isAlive(server)) process.kill(server, 'SIGQUIT');
  const deadline = Date.now() + 10_000;
  while (existsSync(pidFile) && isAlive(server) && Date.now() < deadline) await sleep(10);
  rmSync(directory, { recursive: true, force: true });
}
