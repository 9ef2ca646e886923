import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { counted, noteControl } from '@ledger/kernel/testing';
import { superuserOf, withServerData } from '@ledger/postgres/testing';
import type { Ledger } from './ledger.js';
import { openLedger } from './open-ledger.js';
import { readSettings } from './settings.js';

interface Danger {
  readonly name: string;
  readonly make: () => unknown;
  readonly undo: () => unknown;
  readonly reason: RegExp;
  readonly remedy: RegExp;
}

describe('what the ledger refuses to start on', () => {
  let dataDir: string;
  let running: Ledger;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'ledger-refusals-'));
    chmodSync(dataDir, 0o711);
    await withServerData(dataDir);
    running = await start();
  });
  afterAll(async () => {
    await running.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = () => openLedger(readSettings({ LEDGER_DATA_DIR: dataDir }));
  const refusal = () =>
    start().then(
      async (ledger) => {
        await ledger.close();
        return 'no refusal';
      },
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );

  // As somebody could who has the whole server in hand.
  const sql =
    (...statements: readonly string[]) =>
    async () => {
      const superuser = await superuserOf(dataDir);
      await superuser.query("set session_replication_role = 'replica'");
      for (const statement of statements) await superuser.query(statement);
      await superuser.end();
    };
  const ofServer = (name: string, value: string) => async () => {
    await sql(`alter system set ${name} = ${value}`, 'select pg_reload_conf()')();
    await sleep(300);
  };
  const switchedOff = (name: string): Danger => ({
    ...{ name: `${name} off`, make: ofServer(name, 'off'), undo: ofServer(name, 'on') },
    ...{ reason: new RegExp(`${name} = off: a crash`), remedy: new RegExp(`Set ${name} = on`) },
  });
  const notWaiting = (name: string, where: string): Danger => ({
    ...{ name, reason: /synchronous_commit = off: a crash/, remedy: /Set synchronous_commit = on/ },
    make: sql(`alter ${where} set synchronous_commit = off`),
    undo: sql(`alter ${where} reset synchronous_commit`),
  });

  const keyFile = () => join(dataDir, 'keys.json');
  let keys = '';
  const keepKeys = () => (keys = readFileSync(keyFile(), 'utf8'));
  const putKeysBack = () => writeFileSync(keyFile(), keys, { mode: 0o600 });
  const version = () => join(dataDir, 'postgres/data/PG_VERSION');
  const head = (values: string) => sql(`update ledger.head set ${values}`);

  const dangers: readonly Danger[] = [
    switchedOff('fsync'),
    switchedOff('full_page_writes'),
    notWaiting('commits not waited for', 'database ledger'),
    notWaiting('commits of the log not waited for', 'role ledger_append'),
    {
      name: 'data of a later release',
      make: sql(`insert into setup.migration (name, digest) values ('of-next-year', 'x')`),
      undo: sql(`delete from setup.migration where name = 'of-next-year'`),
      reason: /has had the migration of-next-year, which is not in this build/,
      remedy: /Start the release that last used this data, or a later one/,
    },
    {
      name: 'data of a build that was edited',
      make: sql(`update setup.migration set digest = 'x' || digest where name like 'event-log-1%'`),
      undo: sql(`update setup.migration set digest = substr(digest, 2) where digest like 'x%'`),
      reason: /migration event-log-1.*differs from the one in this build/,
      remedy: /Start the release that last used this data/,
    },
    {
      name: 'a clock behind the log',
      make: head(`simulated = false, position = 0, recorded_at = now() + interval '1 hour'`),
      undo: head('simulated = null, recorded_at = null'),
      reason: /clock is 3\d\d\d seconds behind the last event, which was recorded at \d{4}-/,
      remedy: /Set the clock of its machine right/,
    },
    {
      name: 'data of another PostgreSQL',
      make: () => writeFileSync(version(), '17\n'),
      undo: () => writeFileSync(version(), '18\n'),
      reason: /is of PostgreSQL 17; the embedded server is 18/,
      remedy: /pg_dump/,
    },
    {
      name: 'a projection declared otherwise under the same version',
      make: sql(`update rm.build set declared = declared || ' ' where name = 'attendance'`),
      undo: sql(`update rm.build set declared = rtrim(declared) where name = 'attendance'`),
      reason: /projection attendance are declared otherwise/,
      remedy: /Raise the version/,
    },
    {
      name: 'no key file where there was one',
      make: () => [keepKeys(), rmSync(keyFile())],
      undo: putKeysBack,
      reason: /keys\.json is missing, and this ledger was sealed with it/,
      remedy: /Put it back, or name where it is in LEDGER_KEYS/,
    },
    {
      name: 'the key file of another installation',
      make: () => [keepKeys(), writeFileSync(keyFile(), otherKeys())],
      undo: putKeysBack,
      reason: /is not the one that this ledger was sealed with/,
      remedy: /Put the right one back/,
    },
    {
      name: 'a key file that is damaged',
      make: () => writeFileSync(keyFile(), keepKeys().slice(0, 20)),
      undo: putKeysBack,
      reason: /key file .* cannot be used/,
      remedy: /Put back a copy of it, or name where one is in LEDGER_KEYS/,
    },
  ];

  it('is refused with the reason and the remedy, and started on when it is put right', async () => {
    const what = 'unsafe settings, wrong data, clocks and keys: starts refused with a remedy';
    await counted({ id: 'R16', what }, async () => {
      for (const { name, make, undo, reason, remedy } of dangers) {
        await make();
        const said = await refusal();
        await undo();
        expect([name, said]).toEqual([name, expect.stringMatching(reason)]);
        expect([name, said]).toEqual([name, expect.stringMatching(remedy)]);
        // The control: nothing else was in the way.
        expect([name, await refusal()]).toEqual([name, 'no refusal']);
      }
      return { count: dangers.length, lost: 0, doubled: 0 };
    });
    noteControl('R16', `each danger undone again: ${dangers.length} starts, none refused`);
  });
});

const otherKeys = () => {
  const [masterKey, indexKey] = [1, 2].map(() => randomBytes(32).toString('base64'));
  return JSON.stringify({ version: 1, masterKey, indexKey });
};
