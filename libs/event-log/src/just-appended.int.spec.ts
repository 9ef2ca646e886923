import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { eventLogMigrations } from './migrations.js';
import { postgresLog, type StoredLog } from './postgres-log.js';
import { anEvent, aRequest } from './testing/index.js';

const sealed = { pupilId: 'p', class: 'needs' as const, keyId: 'k', nonce: 'n', ciphertext: 'c' };

describe('what a process has just appended', () => {
  let database: TestDatabase;
  let logs: readonly [StoredLog, StoredLog];
  beforeEach(async () => {
    database = await testDatabase(eventLogMigrations);
    logs = [await postgresLog(database), await postgresLog(database)];
  });
  afterEach(async () => {
    await Promise.all(logs.map((log) => log.close()));
    await database.close();
  });

  const append = (log: StoredLog, stream: string, count = 1) => {
    const events = Array.from({ length: count }, (_, n) =>
      anEvent({ z: n, a: ['£ "quoted" \\ 🦉', n / 3, null] }, { sealed: n % 2 ? [sealed] : [] }),
    );
    return log.append(aRequest(stream, { events }));
  };

  it('is just what a read gives', async () => {
    const [log] = logs;
    // Two requests of a stream are two batches, and the others share one with the first.
    await Promise.all([3, 1, 2, 4].map((count, n) => append(log, `s-${n % 3}`, count)));
    await append(log, 's-0', 2);
    const read = await log.readAll(0, 100);
    expect(read).toHaveLength(12);
    for (const after of [0, 1, 4, 11])
      expect(log.justAppended?.(after, 100)).toEqual(read.slice(after));
    expect(log.justAppended?.(2, 5)).toEqual(read.slice(2, 7));
    expect(log.justAppended?.(12, 100)).toEqual([]);
  });

  it('leaves out what was refused, and what was there before', async () => {
    const [log] = logs;
    const request = aRequest('s', { events: [anEvent({ n: 1 })] });
    await log.append(request);
    const outcomes = await Promise.all([
      log.append(request),
      log.append({ ...aRequest('t', { events: [anEvent({ n: 2 })] }), expectedRevision: 7 }),
      append(log, 'u'),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['duplicate', 'conflict', 'appended']);
    expect(log.justAppended?.(0, 9)).toEqual(await log.readAll(0, 9));
  });

  it('begins anew where another process appended between', async () => {
    const [log, other] = logs;
    await append(log, 's');
    await append(other, 't');
    expect(log.justAppended?.(0, 9)).toHaveLength(1);
    expect(log.justAppended?.(1, 9)).toEqual([]);
    await append(log, 's');
    expect(log.justAppended?.(0, 9)).toEqual([]);
    expect(log.justAppended?.(1, 9)).toEqual([]);
    expect(log.justAppended?.(2, 9)).toEqual(await log.readAll(2, 9));
    expect(other.justAppended?.(1, 9)).toEqual(await log.readAll(1, 1));
  });

  it('is forgotten when much has been appended since', async () => {
    const [log] = logs;
    const long = 'x'.repeat(400_000);
    for (let n = 0; n < 9; n += 1)
      await log.append(aRequest(`s-${n}`, { events: [anEvent({ long })] }));
    expect(log.justAppended?.(0, 9)).toEqual([]);
    expect(log.justAppended?.(8, 9)).toEqual(await log.readAll(8, 9));
  });
});
