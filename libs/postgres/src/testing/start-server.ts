import { chmodSync, existsSync, mkdtempSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 2 ** 30;

/**
 * Before a test run: names the directory of the run's database server. The first test that needs
 * the server starts it. Jest loads this file outside its module system: it imports nothing of ours.
 */
export default function nameServer(): void {
  const directory = mkdtempSync(join(place(), 'ledger-tests-'));
  // The server may run as another user, who must pass through.
  chmodSync(directory, 0o711);
  writeFileSync(join(directory, 'run.pid'), String(process.pid));
  process.env['LEDGER_TEST_SERVER'] = directory;
}

// What is thrown away need not wait for a disc: the tests that kill a server have one of their own.
function place(): string {
  if (!existsSync(IN_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}
