import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { times } from '@ledger/kernel/testing';
import { openDatabase } from '../database.js';
import { book } from '../testing/book.js';
import { startChild, withServerData } from '../testing/index.js';
import { asSuperuser } from './joining.js';
import { runningPostmaster, stopPostmaster } from './postmaster.js';

const ROUNDS = times(2, 6);
const program = new URL('../testing/embedded-child.ts', import.meta.url);

describe('the embedded server', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'ledger-embedded-'));
    chmodSync(dataDir, 0o711);
  });
  afterEach(async () => {
    await stopPostmaster(data());
    rmSync(dataDir, { recursive: true, force: true });
  });

  const prepared = () => withServerData(dataDir);
  const data = () => join(dataDir, 'postgres/data');
  const pid = () => runningPostmaster(data())?.pid;
  const open = () => openDatabase({ dataDir, migrations: [book] });
  const child = async () => {
    const started = startChild(program, [dataDir]);
    expect(await started.line()).toBe('open');
    return started;
  };
  const killServer = async (server = pid() ?? 0) => {
    process.kill(server, 'SIGKILL');
    while (pid() === server) await sleep(10);
  };

  it('starts, stops with its only user, and starts again with its data', async () => {
    const once = await open();
    await once.pool('owner').query('insert into book.page values (7)');
    expect(pid()).toBeDefined();
    await once.close();
    expect(pid()).toBeUndefined();
    const again = await open();
    expect((await again.pool('owner').query('select * from book.page')).rows).toEqual([{ n: 7 }]);
    await again.close();
  });

  it('is shared, and stopped by the last to leave', async () => {
    await prepared();
    const one = await child();
    const server = pid();
    const two = await child();
    one.process.stdin?.end();
    expect(await one.line()).toBe('closed');
    expect(pid()).toBe(server);
    two.process.stdin?.end();
    expect(await two.line()).toBe('closed');
    expect(pid()).toBeUndefined();
  });

  it('is adopted when its user was killed', async () => {
    await prepared();
    const one = await child();
    const server = pid();
    await one.end('SIGKILL');
    expect(pid()).toBe(server);
    const database = await open();
    expect(pid()).toBe(server);
    await database.close();
    expect(pid()).toBeUndefined();
  });

  it('starts again with its data after it was killed, with or without its user', async () => {
    await prepared();
    const database = await open();
    await database.pool('owner').query('insert into book.page values (1)');
    await database.close();
    for (const signal of [undefined, 'SIGKILL'] as const) {
      const one = await child();
      await killServer();
      if (signal) await one.end(signal);
      const again = await open();
      expect((await again.pool('owner').query('select * from book.page')).rows).toHaveLength(1);
      await again.close();
      if (signal) continue;
      one.process.stdin?.end();
      await one.end();
    }
    expect(pid()).toBeUndefined();
  });

  it('is started again for a user that it was killed under', async () => {
    await prepared();
    const database = await open();
    await database.pool('owner').query('insert into book.page values (1)');
    await killServer();
    const deadline = Date.now() + 20_000;
    const count = () => database.pool('owner').query('select count(*) as n from book.page');
    let answer = await count().catch(() => undefined);
    while (!answer && Date.now() < deadline) {
      await sleep(50);
      answer = await count().catch(() => undefined);
    }
    expect(answer?.rows).toEqual([{ n: 1 }]);
    await database.close();
    expect(pid()).toBeUndefined();
  });

  it('serves a crowd that comes and goes at the same time', async () => {
    const visit = async () => {
      for (let round = 0; round < ROUNDS; round += 1) await (await open()).close();
    };
    await Promise.all([visit(), visit(), visit(), visit()]);
    expect(pid()).toBeUndefined();
  });

  it('starts past what a crash of the machine left: a lock, a pid, half-made data', async () => {
    mkdirSync(join(dataDir, 'postgres/data.new'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.lock'), '999999999\n');
    await (await open()).close();
    // The number of a process that is not PostgreSQL: this one.
    writeFileSync(join(data(), 'postmaster.pid'), `${process.pid}\n${data()}\n0\n5432\n/tmp\n`);
    await (await open()).close();
    expect(pid()).toBeUndefined();
  });

  it('is out of the way of a server whose data was removed under it', async () => {
    await prepared();
    const database = await open();
    const orphan = pid() ?? 0;
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir, { mode: 0o711 });
    const fresh = await open();
    process.kill(orphan, 'SIGINT');
    while (existsSync(`/proc/${orphan}`)) await sleep(10);
    await fresh.pool('owner').query('insert into book.page values (1)');
    await (await fresh.connect('read')).query('select 1');
    await fresh.close();
    await database.close();
  });

  it('keeps its data where its user can reach it, and starts afresh without its note', async () => {
    chmodSync(dataDir, 0o700);
    await prepared();
    const insert = async () => {
      const database = await open();
      await database.pool('owner').query('insert into book.page values (1)');
      const { rows } = await database.pool('owner').query('select * from book.page');
      await database.close();
      return rows.length;
    };
    expect([await insert(), await insert()]).toEqual([1, 2]);
    const note = join(dataDir, 'postgres-is-elsewhere.txt');
    const places = [note].filter(existsSync).map((file) => readFileSync(file, 'utf8').trim());
    // An ordinary user's server reaches what that user made.
    expect(places).toHaveLength(process.getuid?.() === 0 ? 1 : 0);
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir, { mode: 0o700 });
    expect(await insert()).toBe(1);
    places.push(...[note].filter(existsSync).map((file) => readFileSync(file, 'utf8').trim()));
    for (const place of places) rmSync(place, { recursive: true });
  });

  it('keeps its socket elsewhere when the path is too long for one', async () => {
    const deep = join(dataDir, 'a'.repeat(90));
    await withServerData(deep);
    const database = await openDatabase({ dataDir: deep, migrations: [book] });
    const server = runningPostmaster(join(deep, 'postgres/data'));
    expect(server?.socketDir.startsWith(deep)).toBe(false);
    await database.close();
    expect(existsSync(server?.socketDir ?? '')).toBe(false);
  });

  it('is refused while it runs without fsync', async () => {
    await prepared();
    const database = await open();
    const socketDir = runningPostmaster(data())?.socketDir ?? '';
    const set = (value: string) =>
      asSuperuser(socketDir, 'postgres', async (superuser) => {
        await superuser.query(`alter system set fsync = ${value}`);
        await superuser.query('select pg_reload_conf()');
        await sleep(200);
      });
    await set('off');
    await expect(open()).rejects.toThrow('fsync = off');
    await set('on');
    await (await open()).close();
    await database.close();
  });
});
