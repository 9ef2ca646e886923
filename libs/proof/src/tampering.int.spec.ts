import {
  digestsOf,
  entryOf,
  eventLogMigrations,
  leafOf,
  leavesOf,
  postgresLog,
  storedInLog,
  storedInPostgres,
  type StoredLog,
} from '@ledger/event-log';
import { anEvent, aRequest } from '@ledger/event-log/testing';
import { LogBroken } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import type { Auditor } from './audit/audit.js';
import { auditOnThreads } from './audit/audit-on-threads.js';
import { keptInMemory } from './testing/kept-in-memory.js';
import { verifyLog } from './verify-log.js';

const SIZE = 600;

// From the TypeScript sources a thread needs a script that loads them.
const script = new URL('./testing/audit-worker.js', import.meta.url);

describe('a log in PostgreSQL that somebody tampers with', () => {
  let database: TestDatabase;
  let log: StoredLog;

  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    log = await postgresLog(database);
    const requests = Array.from({ length: SIZE / 2 }, (_, n) =>
      aRequest(`s-é${n % 7}`, { events: [anEvent({ n, text: '£ \\ "🦉"\n' }), anEvent({ n })] }),
    );
    await Promise.all(requests.map((request) => log.append(request)));
    const unique = ['event_pkey', 'event_event_id_key', 'event_stream_id_revision_key'];
    await tamper(
      ...tables.map((name) => `create table sound_${name} as select * from ledger.${name}`),
      ...unique.map((name) => `alter table ledger.event drop constraint if exists ${name}`),
      'alter table ledger.event alter leaf drop not null',
    );
  });
  afterEach(() => tamper(...again));
  afterAll(async () => {
    await log.close();
    await database.close();
  });

  const tables = ['event', 'stream', 'head'];
  const restored = (name: string) => [
    `delete from ledger.${name}`,
    `insert into ledger.${name} select * from sound_${name}`,
  ];
  /** Puts everything right. */
  const again = [
    ...['event', 'stream'].flatMap(restored),
    `update ledger.head h set position = s.position, recorded_at = s.recorded_at from sound_head s`,
  ];

  // As somebody could who has the whole server in hand.
  const tamper = async (...statements: string[]) => {
    const superuser = await database.superuser();
    await superuser.query("set session_replication_role = 'replica'");
    for (const sql of statements) await superuser.query(sql);
    await superuser.end();
  };

  /** Gives the event at a position the leaf that its bytes have now, as a thorough forger would. */
  const makeLeafFit = async (position: number) => {
    const [event] = await storedInPostgres(database)(position - 1, 1);
    if (!event) throw new Error('no such event');
    const leaf = leafOf(entryOf(log.logId, event, digestsOf(event))).toString('hex');
    await tamper(`update ledger.event set leaf = '\\x${leaf}' where position = ${position}`);
  };

  describe.each([
    ['in one thread', 0],
    ['in two threads more', 2],
  ])('is found out when it is verified %s:', (_where, threads) => {
    let auditor: Auditor | undefined;
    const sound = keptInMemory();
    const kept = keptInMemory();

    beforeAll(async () => {
      const auditing = { database, logId: log.logId, threads, script, span: 256 };
      // From the sources a thread takes a while to begin: the same ones verify every time.
      if (threads > 0) auditor = auditOnThreads(auditing);
      await verify(sound);
    });
    beforeEach(() => {
      kept.now = sound.now;
      kept.tiles.clear();
      for (const [path, hashes] of sound.tiles) kept.tiles.set(path, hashes);
    });
    afterAll(() => auditor?.close());

    const verify = (into = kept) =>
      verifyLog({ log, read: log.leaves, kept: into, ...(auditor && { audit: auditor.audit }) });

    const brokenAt = async () =>
      verify().then(
        () => 'no fault',
        (thrown: unknown) => (thrown instanceof LogBroken ? thrown.position : thrown),
      );

    it('is in order as long as nobody does (the control)', async () => {
      expect(await brokenAt()).toBe('no fault');
      await log.append(aRequest('s-é0'));
      await log.append(aRequest('s-new'));
      const { now, before } = await verify();
      expect([before?.size, now.size]).toEqual([SIZE, SIZE + 2]);
      const read = leavesOf(storedInLog(log));
      expect((await verifyLog({ log, read, kept: keptInMemory() })).now).toEqual(now);
    });

    it.each([
      ['its data', 'data', `'{"n":1000}'`],
      ['its data, meaning the same', 'data', `data || ' '`],
      ['its envelope', 'envelope', `replace(envelope, '801', '802')`],
      ['its sealed part', 'sealed', `'[]'`],
      ['when it was recorded', 'recorded_at', `recorded_at - interval '1 hour'`],
      ['its stream', 'stream_id', `'s-other'`],
      ['its type', 'type', `'NothingHappened'`],
      ['its leaf', 'leaf', `sha256(leaf)`],
      ['its revision', 'revision', `revision + 1000`],
      ['its id', 'event_id', `gen_random_uuid()`],
      ['its schema version', 'schema_version', `schema_version + 1`],
      ['an empty sealed part', 'sealed', `''`],
      ['a time that no clock shows', 'recorded_at', `'infinity'`],
    ])('is found with the position of the event that has %s changed', async (_, column, value) => {
      await tamper(`update ledger.event set ${column} = ${value} where position = 333`);
      expect(await brokenAt()).toBe(333);
      kept.now = undefined;
      expect(await brokenAt()).toBe(333);
    });

    it('is found where an event has lost its leaf', async () => {
      await tamper('update ledger.event set leaf = null where position = 333');
      expect(await brokenAt()).toBe(333);
    });

    it('is found where an event and its leaf are changed together', async () => {
      await tamper(`update ledger.event set data = '{"n":1000}' where position = 257`);
      await makeLeafFit(257);
      expect(await brokenAt()).toBe(257);
    });

    it('is found where two events change places, with their leaves', async () => {
      await tamper(
        'update ledger.event set position = 811 - position where position in (405, 406)',
        // So that the order in time is right too.
        `update ledger.event e set recorded_at = o.recorded_at from ledger.event o
          where e.position in (405, 406) and o.position = 811 - e.position`,
      );
      await makeLeafFit(405);
      await makeLeafFit(406);
      expect(await brokenAt()).toBe(405);
    });

    it('is found where an event is deleted, and where the end is cut off with the head', async () => {
      await tamper('delete from ledger.event where position = 17');
      expect(await brokenAt()).toBe(17);
      await tamper(
        'delete from ledger.event where position > 10',
        `update ledger.head h set position = 10, recorded_at = e.recorded_at
          from ledger.event e where e.position = 10`,
      );
      expect(await brokenAt()).toBe(11);
    });

    it('is found where an event is deleted and the later ones are moved up', async () => {
      await tamper(
        'delete from ledger.event where position = 17',
        'update ledger.event set position = position - 1 where position > 17',
        'update ledger.head set position = position - 1',
      );
      kept.now = undefined;
      expect(await brokenAt()).toBe(17);
    });

    it('is found where an event is inserted: beyond the end, or with the head moved', async () => {
      await tamper(
        `insert into ledger.event select ${SIZE + 1}, 's-x', 0, gen_random_uuid(), type, 1,
          now() + interval '1 day', envelope, data, sealed, leaf from ledger.event where position = 1`,
      );
      expect(await brokenAt()).toBe(SIZE + 1);
      await tamper('update ledger.head set position = position + 1');
      expect(await brokenAt()).toBe(SIZE + 1);
    });

    it('is found where an event is inserted in the middle and the later ones are moved down', async () => {
      await tamper(
        'update ledger.event set position = position + 1 where position >= 100',
        `insert into ledger.event select 100, 's-x', 0, gen_random_uuid(), type, 1,
          recorded_at + interval '1 microsecond', envelope, data, sealed, leaf
          from ledger.event where position = 99`,
        'update ledger.head set position = position + 1',
      );
      await makeLeafFit(100);
      // The leaf of 101 is the first that does not fit; without what was kept, 100 looks right.
      expect(await brokenAt()).toBe(100);
      kept.now = undefined;
      expect(await brokenAt()).toBe(101);
    });

    it('is found at the border of two spans: a hole, a position taken twice, and time', async () => {
      for (const [fault, position] of [
        ['delete from ledger.event where position = 256', 256],
        ['delete from ledger.event where position = 257', 257],
        ['insert into ledger.event select * from sound_event where position = 256', 257],
        ['insert into ledger.event select * from sound_event where position = 257', 258],
        [
          `update ledger.event e set recorded_at = s.recorded_at from sound_event s
            where e.position = 257 and s.position = 256`,
          257,
        ],
      ] as const) {
        await tamper(fault);
        expect(await brokenAt()).toBe(position);
        await tamper(...again);
      }
      expect(await brokenAt()).toBe('no fault');
    });
  });
});
