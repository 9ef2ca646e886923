import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Home, own } from './home.js';

// A socket's path may be 103 bytes at most on some systems, the name .s.PGSQL.5432 included.
const longest = 103 - '/socket-123456/.s.PGSQL.5432'.length;

/**
 * The private directory of the socket: in the home, or in the system's directory for temporary
 * files where the home's path is too long. Its name is new for new data, because a server whose data
 * was removed under it takes its socket's path away as it ends; a server that crashed is started
 * again at the same path, for those who are still there.
 */
export function socketDirectory(home: Home): string {
  const note = join(home.directory, 'socket.txt');
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  if (noted !== '' && isOurs(noted, home)) return noted;
  const near = Buffer.byteLength(home.directory) <= longest;
  const directory = mkdtempSync(join(near ? home.directory : tmpdir(), 'socket-'));
  own(directory, home.user);
  // Root's file would stand in the way of the user who owns the directory.
  rmSync(note, { force: true });
  writeFileSync(note, `${directory}\n`);
  return directory;
}

// Nobody else may have put a directory of that name there.
function isOurs(directory: string, home: Home): boolean {
  const found = statSync(directory, { throwIfNoEntry: false });
  return found !== undefined && found.uid === (home.user?.uid ?? process.getuid?.());
}

/** After the server has stopped. */
export function removeSocketDirectory(directory: string): void {
  if (!/(^|\/)socket-\w{6}$/.test(directory)) return;
  rmSync(directory, { recursive: true, force: true });
}
