import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The system user that runs the server; null: whoever runs this process. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

/**
 * PostgreSQL refuses to run as root. Root runs it as the owner of the data where there is data, else
 * as `postgres`, else as `nobody`.
 * @throws Error when root finds no such user
 */
export function serverUser(dataPath: string): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataPath, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = named('postgres') ?? named('nobody');
  if (found) return found;
  throw new Error('PostgreSQL cannot run as root, and there is no user postgres or nobody.');
}

function named(name: string): ServerUser {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : 0;
  });
  return uid && gid ? { uid, gid } : null;
}

/** True when that user can enter the directory and write in it: found out by trying. */
export function canWrite(user: ServerUser, directory: string): boolean {
  const script = 'cd "$1" && test -w .';
  return spawnSync('/bin/sh', ['-c', script, 'sh', directory], { ...user }).status === 0;
}
