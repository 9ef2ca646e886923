import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '@ledger/postgres';
import { type Child, startChild } from '@ledger/postgres/testing';
import { eventLogMigrations } from './migrations.js';
import { postgresLog } from './postgres-log.js';

const APPLICATION_KILLS = 16;
const SERVER_KILLS = 4;
const seed = Number(process.env['SEED'] ?? 20261122);
const program = new URL('./testing/crash-writer.ts', import.meta.url);

/** Numbers from 0 to 1 that are the same for the same seed. */
function chance(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a log whose processes are killed', () => {
  let dataDir: string;
  let database: Database;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'ledger-crash-'));
    chmodSync(dataDir, 0o711);
    database = await openDatabase({ dataDir, migrations: eventLogMigrations });
  });
  afterAll(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const random = chance(seed);
  const acknowledged = new Map<string, number>();

  /** Reads acknowledgements for a random while, and whatever was printed before the end. */
  async function listen(child: Child, heard = acknowledged): Promise<void> {
    const until = Date.now() + 20 + random() * 300;
    while (Date.now() < until) {
      const [requestId = '', position] = (await child.line()).split(' ');
      heard.set(requestId, Number(position));
    }
  }

  /** What is stored against what was acknowledged. */
  async function account(heard = acknowledged) {
    const log = await postgresLog(database);
    const { position } = await log.head();
    const events = await log.readAll(0, position);
    await log.close();
    const requests = await database
      .pool('read')
      .query<{ id: string; last: number }>(
        'select request_id as id, last_position as last from ledger.append_request',
      );
    const stored = new Map(requests.rows.map(({ id, last }) => [id, last]));
    const lost = [...heard].filter(([id, last]) => stored.get(id) !== last).length;
    const doubled = events.length - new Set(events.map(({ eventId }) => eventId)).size;
    return { lost, doubled, unclaimed: events.length - 2 * stored.size };
  }

  const killServer = () => {
    const pidFile = join(dataDir, 'postgres/data/postmaster.pid');
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
  };

  /** The account, once the server that was killed is there again. */
  async function settledAccount(heard: Map<string, number>) {
    for (;;) {
      const found = await account(heard).catch(() => undefined);
      if (found) return found;
      await sleep(100);
    }
  }

  it(`loses and doubles nothing when the application is killed (seed ${seed})`, async () => {
    for (let kill = 0; kill < APPLICATION_KILLS; kill += 1) {
      const child = startChild(program, [dataDir]);
      await child.line();
      await listen(child);
      await child.end('SIGKILL');
    }
    expect(acknowledged.size).toBeGreaterThan(APPLICATION_KILLS);
    expect(await account()).toEqual({ lost: 0, doubled: 0, unclaimed: 0 });
  });

  it(`loses and doubles nothing when PostgreSQL is killed (seed ${seed})`, async () => {
    const child = startChild(program, [dataDir]);
    await child.line();
    for (let kill = 0; kill < SERVER_KILLS; kill += 1) {
      await listen(child);
      killServer();
      // The writers go on by themselves once the server is started again.
      const before = acknowledged.size;
      while (acknowledged.size < before + 50) await listen(child);
    }
    await child.end('SIGKILL');
    await sleep(50);
    expect(await account()).toEqual({ lost: 0, doubled: 0, unclaimed: 0 });
  });

  // The control: were commits not waited for, the same kill would lose what was acknowledged.
  it('is seen to lose events by the same account when it is made unsafe', async () => {
    let lost = 0;
    for (let kill = 0; kill < 10 && lost === 0; kill += 1) {
      const heard = new Map<string, number>();
      const child = startChild(program, [dataDir, 'unsafe']);
      await child.line();
      await listen(child, heard);
      killServer();
      await child.end('SIGKILL');
      lost = (await settledAccount(heard)).lost;
    }
    expect(lost).toBeGreaterThan(0);
  });
});
