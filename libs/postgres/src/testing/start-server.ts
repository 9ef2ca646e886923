import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before a test run: names the directory of the run's database server. The first test that needs
 * the server starts it. Jest loads this file outside its module system: it imports nothing of ours.
 */
export default function nameServer(): void {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-tests-'));
  // The server may run as another user, who must pass through.
  chmodSync(directory, 0o711);
  writeFileSync(join(directory, 'run.pid'), String(process.pid));
  process.env['LEDGER_TEST_SERVER'] = directory;
}
