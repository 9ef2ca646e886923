import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemDirectory } from './binaries.js';
import { type ServerUser, canWrite, serverUser } from './server-user.js';

/** Where one embedded server lives, and who runs it. */
export interface Home {
  readonly user: ServerUser;
  /** Owned by the server's user, closed to all others; holds what follows, and the socket. */
  readonly directory: string;
  readonly data: string;
  readonly log: string;
  /** Guards starting and stopping. */
  readonly lock: string;
}

/** The home under a data directory, or elsewhere where the server's user cannot reach that. */
export function locateHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true });
  const base = realpathSync(dataDir);
  const near = join(base, 'postgres');
  const note = join(base, 'postgres-is-elsewhere.txt');
  const directory = existsSync(note) ? readFileSync(note, 'utf8').trim() : near;
  const home = homeAt(directory, join(base, 'postgres.lock'));
  if (home.user === null || canWrite(home.user, directory)) return home;
  const far = join(systemDirectory, createHash('sha256').update(base).digest('hex').slice(0, 16));
  mkdirSync(systemDirectory, { recursive: true, mode: 0o755 });
  writeFileSync(note, `${far}\n`);
  return homeAt(far, home.lock);
}

/** Makes the directory where it is missing. */
export function homeAt(directory: string, lock: string): Home {
  const user = serverUser(join(directory, 'data'));
  // Each of several first processes does this for itself, so that none goes on too early.
  if (!existsSync(join(directory, 'data'))) makePrivate(directory, user);
  return {
    user,
    directory,
    data: join(directory, 'data'),
    log: join(directory, 'server.log'),
    lock,
  };
}

function makePrivate(directory: string, user: ServerUser): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  own(directory, user);
}

function own(directory: string, user: ServerUser): void {
  chmodSync(directory, 0o700);
  if (user) chownSync(directory, user.uid, user.gid);
}

// A socket's path may be 103 bytes at most on some systems, the name .s.PGSQL.5432 included.
const longest = 103 - '/socket-123456/.s.PGSQL.5432'.length;

/**
 * A fresh private directory for the socket: in the home, or elsewhere where its path is too long.
 * Fresh, because a server whose data was removed under it takes its socket's path away as it ends.
 */
export function socketDirectory(home: Home): string {
  const near = Buffer.byteLength(home.directory) <= longest;
  for (const name of readdirSync(home.directory).filter((one) => isSocketDirectory(one))) {
    rmSync(join(home.directory, name), { recursive: true, force: true });
  }
  const directory = mkdtempSync(join(near ? home.directory : tmpdir(), 'socket-'));
  own(directory, home.user);
  return directory;
}

/** True of the directories that the one above makes. */
export const isSocketDirectory = (path: string): boolean => /(^|\/)socket-\w{6}$/.test(path);
