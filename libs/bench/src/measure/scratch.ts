import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, openLedger } from '@ledger/ledger';
import { type Hardware, hardwareOf } from './hardware.js';

/** A ledger of the bench's own, on an embedded server of its own, empty at first. */
export interface Scratch {
  readonly ledger: Ledger;
  readonly directory: string;
  readonly hardware: Hardware;
  /** A line for people about how far it is. */
  readonly progress: (line: string) => void;
}

/** Runs on a scratch ledger and removes it whatever happens; the user's data is never touched. */
export async function onScratch<R>(
  progress: (line: string) => void,
  use: (scratch: Scratch) => Promise<R>,
): Promise<R> {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-bench-'));
  // Open to the user that runs the database when the bench runs as root.
  await chmod(directory, 0o755);
  try {
    return await onLedger(directory, progress, use);
  } finally {
    const elsewhere = await readFile(join(directory, 'postgres-is-elsewhere.txt'), 'utf8').catch(
      () => undefined,
    );
    if (elsewhere) await rm(elsewhere.trim(), { recursive: true, force: true });
    await rm(directory, { recursive: true, force: true });
  }
}

async function onLedger<R>(
  directory: string,
  progress: Scratch['progress'],
  use: (scratch: Scratch) => Promise<R>,
): Promise<R> {
  progress('Starting a scratch database ...');
  const ledger = await openLedger({
    port: 0,
    dataDir: directory,
    demo: false,
    roles: [],
    keyFile: join(directory, 'keys.json'),
    logLevel: 'silent',
  });
  const stop = () => void ledger.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const hardware = await hardwareOf(ledger.database.pool('owner'));
    return await use({ ledger, directory, hardware, progress });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await ledger.close();
  }
}
