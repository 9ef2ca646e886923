import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnusable } from '../migration.js';
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

/**
 * The home under a data directory, or elsewhere where the server's user cannot reach that.
 * @throws DatabaseUnusable when there is data that its owner can no longer reach
 */
export function locateHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true });
  const base = realpathSync(dataDir);
  const lock = join(base, 'postgres.lock');
  const note = join(base, 'postgres-is-elsewhere.txt');
  const near = homeAt(existsSync(note) ? noted(note) : join(base, 'postgres'), lock);
  if (near.user === null || canWrite(near.user, near.directory)) return near;
  if (existsSync(near.data)) {
    throw new DatabaseUnusable(
      `The user who owns the database in ${near.directory} cannot reach it.`,
      'Let that user pass through the directories above it.',
    );
  }
  return homeAt(elsewhere(note), lock);
}

const noted = (note: string) => readFileSync(note, 'utf8').trim();

// New each time, so that whoever removes the data directory starts afresh. Of several processes
// that come here at once, the one whose link stands decides for all.
function elsewhere(note: string): string {
  mkdirSync(systemDirectory, { recursive: true, mode: 0o755 });
  const draft = `${note}.${process.pid}`;
  const directory = mkdtempSync(join(systemDirectory, 'data-'));
  writeFileSync(draft, `${directory}\n`);
  try {
    linkSync(draft, note);
  } catch {
    rmSync(directory, { recursive: true });
  }
  rmSync(draft);
  return noted(note);
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

/** Closes a directory to all but the server's user. */
export function own(directory: string, user: ServerUser): void {
  chmodSync(directory, 0o700);
  if (user) chownSync(directory, user.uid, user.gid);
}
