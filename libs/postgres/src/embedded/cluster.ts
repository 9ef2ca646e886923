import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnusable } from '../migration.js';
import { binaries } from './binaries.js';
import type { Home } from './home.js';
import { type Postmaster, runningPostmaster } from './postmaster.js';
import { serverSettings } from './server-settings.js';
import { socketDirectory } from './socket-directory.js';
import { withLock } from './start-lock.js';

/** The running server of this home: made, started or adopted as need be. */
export function ensureRunning(home: Home): Promise<Postmaster> {
  return withLock(home.lock, async () => {
    if (!existsSync(home.data)) makeCluster(home);
    refuseOtherVersion(home);
    const deadline = Date.now() + 15_000;
    for (;;) {
      const running = await settled(home);
      if (running) return running;
      const started = await start(home);
      if (started) return started;
      if (Date.now() > deadline) throw notStarting(home);
      // Processes that a killed server left behind may hold its memory for a moment.
      await sleep(100);
    }
  });
}

const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Made aside and renamed: a crash half-way leaves nothing that looks like data. */
export function makeCluster(home: Home): void {
  const fresh = `${home.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const { status, stderr } = spawnSync(
    binaries(home.user).initdb,
    [
      ...['--pgdata', fresh, '--username', 'postgres', '--auth', 'trust', '--data-checksums'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin'],
      ...['--builtin-locale', 'C.UTF-8'],
    ],
    { ...home.user, cwd: home.directory, env: environment, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new DatabaseUnusable(
      `PostgreSQL could not make its data in ${home.data}: ${stderr}`,
      'Check that the disk has room and the directory can be written.',
    );
  }
  renameSync(fresh, home.data);
}

function refuseOtherVersion(home: Home): void {
  const version = readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim();
  if (version === '18') return;
  throw new DatabaseUnusable(
    `The data in ${home.data} is of PostgreSQL ${version}; the embedded server is 18.`,
    'Start the release that made it, or move the data over with pg_dump.',
  );
}

/** A running server once it is ready, however long its recovery takes; null when none runs. */
async function settled(home: Home): Promise<Postmaster | null> {
  for (;;) {
    const server = runningPostmaster(home.data);
    if (!server || server.ready) return server;
    await sleep(10);
  }
}

async function start(home: Home): Promise<Postmaster | null> {
  const size = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(home.log, size > 10_000_000 ? 'w' : 'a', 0o600);
  // Made by root perhaps, but read and written by whoever owns the data.
  if (home.user) fchownSync(log, home.user.uid, home.user.gid);
  const child = spawn(
    binaries(home.user).postgres,
    ['-D', home.data, ...serverSettings(socketDirectory(home))],
    {
      ...home.user,
      cwd: home.directory,
      env: environment,
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  let gone = false;
  child.once('exit', () => (gone = true)).once('error', () => (gone = true));
  child.unref();
  while (!gone && runningPostmaster(home.data) === null) await sleep(5);
  return settled(home);
}

function notStarting(home: Home): DatabaseUnusable {
  const tail = existsSync(home.log) ? readFileSync(home.log, 'utf8').slice(-1_500) : '';
  return new DatabaseUnusable(
    `The embedded PostgreSQL does not start. Its log ${home.log} ends with:\n${tail}`,
    'If that names another server on the same data, stop it.',
  );
}
