import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeSocketDirectory } from './socket-directory.js';

/** A running server, as its own postmaster.pid tells. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
  readonly ready: boolean;
}

/** The server that runs on this data, if one does; a file left by a crash is removed. */
export function runningPostmaster(data: string): Postmaster | null {
  const file = join(data, 'postmaster.pid');
  const text = existsSync(file) ? readOrNothing(file) : '';
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (!pid) return null;
  if (!isPostgres(pid)) {
    rmSync(file, { force: true });
    return null;
  }
  return { pid, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

// The server removes the file when it stops, perhaps just now.
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

// After a restart of the machine another program may have the number; a zombie has no name left.
function isPostgres(pid: number): boolean {
  if (existsSync('/proc/self/stat')) {
    const stat = readOrNothing(`/proc/${pid}/stat`);
    return stat.includes('(postgres)') && !stat.includes('(postgres) Z');
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Fast shutdown: open transactions are rolled back, everything is on disk when this resolves. */
export async function stopPostmaster(data: string): Promise<void> {
  const server = runningPostmaster(data);
  if (!server) return;
  process.kill(server.pid, 'SIGINT');
  while (runningPostmaster(data)?.pid === server.pid) await sleep(10);
  removeSocketDirectory(server.socketDir);
}
