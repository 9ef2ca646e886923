import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { type Workplace, workplace } from './testing/run-ledger.js';

const SCHOOLS = 'urn,name,authority,phase\n';
const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${900_000 + from + n},School,801,secondary\n`);

interface Report {
  readonly ok: boolean;
  readonly events: number;
  readonly root: string | null;
  readonly comparedWith: number | null;
  readonly fault: { readonly position: number | null; readonly message: string } | null;
}

describe('ledger verify', () => {
  let database: TestDatabase;
  let here: Workplace;

  beforeAll(async () => {
    database = await testDatabase();
    here = await workplace({ LEDGER_DEMO: 'off', DATABASE_URL: database.url });
    const path = await here.file('schools.csv', SCHOOLS + rows(1, 40).join(''));
    await here.run('import', 'schools', path);
  });
  afterAll(async () => {
    await here.close();
    await database.close();
  });

  const tamper = async (sql: string) => {
    const superuser = await database.superuser();
    await superuser.query("set session_replication_role = 'replica'");
    await superuser.query(sql);
    await superuser.end();
  };
  const events = async () => {
    const superuser = await database.superuser();
    const { rows: found } = await superuser.query<{ position: string }>(
      'select position from ledger.head',
    );
    await superuser.end();
    return Number(found[0]?.position);
  };

  it('finds a log in order, and keeps what it found for the next time', async () => {
    const size = await events();
    expect(size).toBeGreaterThanOrEqual(40);
    const first = await here.run('verify', '--json');
    const report = JSON.parse(first.out) as Report;
    expect(first.exitCode).toBe(0);
    expect(report).toMatchObject({ ok: true, events: size, comparedWith: null, fault: null });
    const body = await readFile(join(here.dataDir, 'proof', 'unsigned-checkpoint'), 'utf8');
    expect(body.split('\n').slice(1)).toEqual([`${size}`, report.root, '']);

    const path = await here.file('more.csv', SCHOOLS + rows(41, 50).join(''));
    await here.run('import', 'schools', path);
    expect(await here.json<Report>('verify')).toMatchObject({ ok: true, comparedWith: size });
    const again = await here.run('verify');
    expect(again.exitCode).toBe(0);
    expect(again.out).toMatch(/is what was recorded: \d+ events in .* events\/s\.\nRoot /);
    expect(again.out).toMatch(/are those that were last verified/);
  });

  it('names the position of a changed event, and ends with 1', async () => {
    await tamper(`update ledger.event set data = data || ' ' where position = 23`);
    const { exitCode, out, err } = await here.run('verify');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^WRONG: /);
    expect(err).toMatch(/broken at position 23/);
    const json = await here.run('verify', '--json');
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, root: null, fault: { position: 23 } });
    await tamper(`update ledger.event set data = rtrim(data) where position = 23`);
    expect((await here.run('verify')).exitCode).toBe(0);
  });

  it('says what is wrong with what it kept, and ends with 1', async () => {
    const file = join(here.dataDir, 'proof', 'unsigned-checkpoint');
    const body = await readFile(file, 'utf8');
    const [origin, size, root] = body.split('\n');
    await writeFile(file, `${origin}\n${Number(size) + 5}\n${root}\n`);
    const shorter = JSON.parse((await here.run('verify', '--json')).out) as Report;
    expect(shorter.fault?.position).toBe(Number(size) + 1);
    await writeFile(file, `another\n${size}\n${root}\n`);
    const other = await here.run('verify');
    expect(other.exitCode).toBe(1);
    expect(other.err).toMatch(/is of the log another/);
    await writeFile(file, body);
    expect((await here.run('verify')).exitCode).toBe(0);
  });

  it('verifies a long log on threads, and names the lowest of the positions that are wrong', async () => {
    const path = await here.file('many.csv', SCHOOLS + rows(1_001, 17_500).join(''));
    await here.run('import', 'schools', path);
    const size = await events();
    expect(size).toBeGreaterThan(16_500);
    expect(await here.json<Report>('verify')).toMatchObject({ ok: true, events: size });
    expect(await here.json<Report>('verify')).toMatchObject({ ok: true, comparedWith: size });
    const spoilt = [16_300, 16_450];
    await tamper(`update ledger.event set data = data || ' ' where position in (${spoilt})`);
    const { fault } = JSON.parse((await here.run('verify', '--json')).out) as Report;
    expect(fault?.position).toBe(16_300);
    await tamper(`update ledger.event set data = rtrim(data) where position in (${spoilt})`);
    expect(await here.json<Report>('verify')).toMatchObject({ ok: true, comparedWith: size });
  });

  it('names the position of a deleted event, and takes no argument yet', async () => {
    await tamper('delete from ledger.event where position = 31');
    const { exitCode, err } = await here.run('verify');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/broken at position 31/);
    expect((await here.run('verify', 'bundle.zip')).exitCode).toBe(2);
  });
});
