import { setTimeout as sleep } from 'node:timers/promises';
import { postgresLog } from '@ledger/event-log';
import { anEvent, aRequest } from '@ledger/event-log/testing';
import { LogBroken } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { openReadModel } from '@ledger/read-model';
import { projectorMigrations } from './testing/projector-migrations.js';
import { everyProjection, everyType, openPlainly } from './testing/random-log.js';

const EVENTS = 60;

// The rebuild and `ledger verify` have tampering tests of their own.
describe('the live projections of a log that somebody tampered with', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase(projectorMigrations);
    const log = await postgresLog(database);
    // Of a type that parks its stream: what matters here is which of them are read.
    await Promise.all(
      Array.from({ length: EVENTS }, (_, n) =>
        log.append(aRequest(`s-${n}`, { events: [anEvent({ n })] })),
      ),
    );
    await log.close();
  });
  afterEach(() => database.close());

  const tamper = async (...statements: readonly string[]) => {
    const superuser = await database.superuser();
    await superuser.query("set session_replication_role = 'replica'");
    for (const sql of statements) await superuser.query(sql);
    await superuser.end();
  };

  /** Runs all projections to the end of the log. @returns the position named when they stop */
  const run = async () => {
    const log = await postgresLog(database);
    const model = openReadModel({
      ...{ database, log, projections: everyProjection(), knownTypes: everyType },
      ...{ open: openPlainly, batchEvents: 10 },
    });
    await model.prepare();
    const stop = new AbortController();
    const running = model.run(stop.signal).then(
      () => 'no fault',
      (error: unknown) => (error instanceof LogBroken ? error.position : String(error)),
    );
    const all = async () => {
      while (!(await model.status()).every(({ position }) => position === EVENTS)) await sleep(10);
      return 'no fault';
    };
    const ended = await Promise.race([running, all()]);
    stop.abort();
    const positions = (await model.status()).map(({ position }) => position);
    await log.close();
    return { ended, reached: Math.max(...positions) };
  };

  it('come to its end when nobody has (the control)', async () => {
    expect(await run()).toEqual({ ended: 'no fault', reached: EVENTS });
  });

  it.each([
    ['an event is missing', ['delete from ledger.event where position = 37'], 37],
    ['the end was cut off', ['delete from ledger.event where position > 51'], 52],
    [
      'a position is taken twice',
      [
        'alter table ledger.event drop constraint event_pkey',
        'update ledger.event set position = 36 where position = 37',
      ],
      37,
    ],
    ['an event was changed', [`update ledger.event set data = '{"n":9}' where position = 37`], 37],
    [
      'its actor was changed',
      [`update ledger.event set envelope = replace(envelope, 'u-1', 'u-2') where position = 37`],
      37,
    ],
  ])('stop before it where %s, and name the position', async (_, statements, position) => {
    await tamper(...statements);
    const { ended, reached } = await run();
    expect(ended).toBe(position);
    expect(reached).toBeLessThan(position);
  });
});
