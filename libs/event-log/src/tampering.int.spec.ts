import { LogBroken } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { leafOfEvent } from './entry.js';
import { eventLogMigrations } from './migrations.js';
import { type SimulatableLog, postgresLog } from './postgres-log.js';
import { aRequest, anEvent } from './testing/index.js';

const text = (n: number) => ['£', '🦉 "quoted" \\ back', 'line\nline\u2028', 'e\u0301', ''][n % 5];

describe('a log in PostgreSQL', () => {
  let database: TestDatabase;
  let log: SimulatableLog;
  beforeEach(async () => {
    database = await testDatabase(eventLogMigrations);
    log = await postgresLog(database);
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map((n) => {
        const sealed = {
          pupilId: 'p',
          class: 'needs' as const,
          keyId: 'k',
          nonce: 'n',
          ciphertext: 'c',
        };
        const event = anEvent({ n, text: text(n) }, { sealed: n % 2 ? [sealed] : [] });
        return log.append(aRequest(`s-é${n % 2}`, { events: [event] }));
      }),
    );
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  // As somebody could who has the whole server in hand.
  const tamper = async (sql: string) => {
    const superuser = await database.superuser();
    await superuser.query("set session_replication_role = 'replica'");
    await superuser.query(sql);
    await superuser.end();
  };
  const brokenAt = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof LogBroken ? error.position : error;
  };

  it('holds the leaf that its events have', async () => {
    const events = await log.readAll(0, 10);
    const { rows } = await database
      .pool('read')
      .query<{ leaf: Buffer }>('select leaf from ledger.event order by position');
    expect(rows.map(({ leaf }) => leaf.toString('hex'))).toEqual(
      events.map((event) => leafOfEvent(log.logId, event).toString('hex')),
    );
    expect(rows).toHaveLength(6);
  });

  it('stops its readers at a hole, and does not hide what comes after', async () => {
    await tamper('delete from ledger.event where position = 3');
    expect(await brokenAt(log.readAll(0, 10))).toBe(3);
    expect(await brokenAt(log.readAll(2, 1))).toBe(3);
    expect(await log.readAll(3, 10)).toHaveLength(3);
    expect(await brokenAt(log.positionAt('2099-01-01T00:00:00Z'))).toBe(3);
  });

  it('stops its readers when the end was cut off', async () => {
    await tamper('delete from ledger.event where position >= 5');
    expect(await brokenAt(log.readAll(0, 10))).toBe(5);
    expect(await brokenAt(log.readAll(4, 10))).toBe(5);
    expect(await brokenAt(log.readStream('s-é0'))).toBe(3);
    expect(await brokenAt(log.positionAt('2099-01-01T00:00:00Z'))).toBe(5);
  });

  it('stops the readers of a stream that lost an event', async () => {
    await tamper('delete from ledger.event where position = 3');
    expect(await brokenAt(log.readStream('s-é0'))).toBe(5);
    expect(await log.readStream('s-é1')).toHaveLength(3);
    expect(await brokenAt(log.readStreams(['s-é0', 's-é1']))).toBe(5);
  });

  it('stops its readers at a position that is taken twice or moved', async () => {
    await tamper('alter table ledger.event drop constraint event_pkey');
    await tamper('update ledger.event set position = 4 where position = 5');
    expect(await brokenAt(log.readAll(0, 10))).toBe(5);
  });

  it('stops its readers at a text that is no JSON', async () => {
    await tamper("update ledger.event set envelope = 'gone' where position = 2");
    expect(await brokenAt(log.readAll(0, 10))).toBe(2);
    expect(await log.readAll(2, 10)).toHaveLength(4);
  });

  it('stops when its head is gone', async () => {
    await tamper('delete from ledger.head');
    await expect(log.head()).rejects.toBeInstanceOf(LogBroken);
    await expect(log.append(aRequest('a-1'))).rejects.toThrow();
  });
});
