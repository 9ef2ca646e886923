import { eventLogMigrations, postgresLog, storedInPostgres } from '@ledger/event-log';
import type { EventLog, Span } from '@ledger/kernel';
import { stretchesOnThread } from '@ledger/proof';
import type pg from 'pg';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { readModelMigrations } from '../store/migrations.js';
import { anyProjection, anyTypes } from '../testing/any-history.js';
import type { ProjectionStatus, ReadModel } from './read-model.js';
import { openReadModel } from './read-model.js';

const COUNT = 60;
const meta = {
  authority: '801',
  effectiveOn: '2026-01-05',
  actor: { id: 'a', role: 'operator', organisation: '801' },
  correlationId: 'c',
  source: { kind: 'api' },
} as const;

let database: TestDatabase;
let superuser: pg.Client;
let log: EventLog;

beforeEach(async () => {
  database = await testDatabase([...eventLogMigrations, ...readModelMigrations]);
  superuser = await database.superuser();
  log = await postgresLog(database);
  for (let n = 0; n < COUNT; n += 1) await put(n);
});
afterEach(async () => {
  await log.close();
  await superuser.end();
  await database.close();
});

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const put = (n: number) =>
  log.append({
    requestId: `request-${n}`,
    requestHash: `${n}`,
    streamId: `s-${n % 7}`,
    expectedRevision: 'any',
    events: [
      {
        eventId: idOf(n),
        type: 'Put',
        schemaVersion: 1,
        meta: { ...meta, requestId: `request-${n}` },
        data: { key: `k-${n % 20}`, group: 'red', size: n },
        sealed: [],
      },
    ],
  });

const readModelOf = async (options = {}): Promise<ReadModel> => {
  const readModel = openReadModel({
    database,
    log,
    projections: [anyProjection],
    knownTypes: anyTypes,
    ...options,
  });
  await readModel.prepare();
  await readModel.catchUp('any-things', (await log.head()).position);
  return readModel;
};

const builds = async () => {
  const { rows } = await database
    .pool('project')
    .query<{ build: string; state: string }>('select build, state from rm.build order by build');
  return rows.map(({ build, state }) => `${build} ${state}`);
};

const noted = async () => {
  const { rows } = await database.pool('project').query<{ size: number; root: Buffer }>(
    `select log_size as size, log_root as root from rm.build join rm.checkpoint using (build)
      where state = 'live'`,
  );
  return rows[0];
};

/** As a superuser, past the trigger; what the leaf is made of is not kept in step. */
async function tamper(sql: string): Promise<void> {
  await superuser.query('set session_replication_role = replica');
  await superuser.query(sql);
}

// The leaf of a row as the log itself would make it, so that only the root tells.
const rightLeaf = `sha256('\\x00'::bytea || convert_to('placement-ledger/event/1' || E'\\n' ||
  (select log_id from ledger.head) || E'\\n' || position || E'\\n' || stream_id || E'\\n' ||
  revision || E'\\n' || event_id || E'\\n' || type || ' ' || schema_version || E'\\n' ||
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\\n' ||
  encode(sha256(convert_to(envelope || E'\\n' || data, 'UTF8')), 'hex') || E'\\n-\\n', 'UTF8'))`;

describe('what stops a rebuild', () => {
  /** Reads that verify nothing, and give leaves of their own, for so many of the events. */
  const blind = (share: number) => ({
    stretches: async function* ({ after, until }: Span) {
      const stored = await storedInPostgres(database)(after, (until - after) * share);
      const events = stored.map((event) => ({
        ...event,
        meta: JSON.parse(event.envelope),
        data: JSON.parse(event.data),
        sealed: [],
      }));
      yield { events, leaves: Buffer.alloc(32 * events.length), to: after + events.length };
    },
  });

  it('is the audit: one that looks at nothing lets a changed row through (the control)', async () => {
    const readModel = await readModelOf(blind(1));
    await tamper(`update ledger.event set data = replace(data, 'red', 'blue') where position = 31`);
    const { events, differences } = await readModel.rebuild('any-things');
    expect(events).toBe(COUNT);
    expect(differences).not.toEqual([]);
  });

  it('is an audit that ends before its time, too', async () => {
    const readModel = await readModelOf(blind(0.5));
    const before = await builds();
    await expect(readModel.rebuild('any-things')).rejects.toThrow('Of 60 events 30 were given');
    expect((await builds()).filter((build) => !build.endsWith('building'))).toEqual(before);
  });
});

describe('a rebuild that reads on a thread', () => {
  const script = new URL('../../../proof/src/testing/stretches-worker.js', import.meta.url);

  it('comes to the same, and stops at a changed row', async () => {
    const readModel = await readModelOf({
      stretches: (span: Span) =>
        stretchesOnThread({ database, logId: log.logId, script, least: 1 }, span),
    });
    expect((await readModel.rebuild('any-things')).differences).toEqual([]);
    expect((await noted())?.size).toBe(COUNT);
    await tamper(`update ledger.event set data = replace(data, 'red', 'blue') where position = 31`);
    await expect(readModel.rebuild('any-things')).rejects.toThrow('broken at position 31');
  });
});

describe('a rebuild over a log that was tampered with', () => {
  const faults: readonly (readonly [string, string, number])[] = [
    ['a changed row', `update ledger.event set data = replace(data, 'red', 'blue')`, 31],
    ['a changed time', `update ledger.event set recorded_at = recorded_at + interval '1 us'`, 31],
    ['a row of another stream', `update ledger.event set stream_id = 's-x'`, 31],
    ['a hole', 'delete from ledger.event', 31],
    ['another leaf', `update ledger.event set leaf = sha256('x')`, 31],
  ];
  it.each(faults)('stops at %s, and the former tables stay in use', async (_, sql, position) => {
    const readModel = await readModelOf();
    await readModel.rebuild('any-things');
    const before = await builds();
    await tamper(`${sql} where position = ${position}`);
    await expect(readModel.rebuild('any-things')).rejects.toThrow(`broken at position ${position}`);
    const after = await builds();
    expect(after.filter((build) => !build.endsWith('building'))).toEqual(before);
  });

  it('stops at a duplicate', async () => {
    const readModel = await readModelOf();
    await tamper('alter table ledger.event drop constraint event_pkey cascade');
    await tamper(`insert into ledger.event
      select position, stream_id || 'x', revision, gen_random_uuid(), type, schema_version,
        recorded_at, envelope, data, sealed, leaf from ledger.event where position = 31`);
    await expect(readModel.rebuild('any-things')).rejects.toThrow(/broken at position 3[12]/);
  });

  it('stops where the root is not the one that was noted, though each leaf is right', async () => {
    const readModel = await readModelOf();
    await readModel.rebuild('any-things');
    await tamper(`update ledger.event set data = replace(data, 'red', 'blue') where position = 31`);
    await tamper(`update ledger.event set leaf = ${rightLeaf} where position = 31`);
    await expect(readModel.rebuild('any-things')).rejects.toThrow(
      `broken at position ${COUNT}: an event from 1 to here`,
    );
    // Without what was noted nothing tells: it is the root that does.
    await database.pool('project').query('update rm.checkpoint set log_root = null');
    expect((await readModel.rebuild('any-things')).events).toBe(COUNT);
  });

  it('stops where the root is not the one that is kept elsewhere', async () => {
    const root = { size: 40, root: Buffer.alloc(32) };
    const readModel = await readModelOf({ knownRoot: async () => root });
    await expect(readModel.rebuild('any-things')).rejects.toThrow('broken at position 40');
  });

  it('stops where the log was longer before', async () => {
    const readModel = await readModelOf();
    await readModel.rebuild('any-things');
    await tamper('delete from ledger.event where position > 50');
    await tamper('update ledger.head set position = 50');
    await expect(readModel.rebuild('any-things')).rejects.toThrow('broken at position 51');
  });
});

describe('a rebuild over a sound log', () => {
  it('notes its size and root, whatever memory does for', async () => {
    const readModel = await readModelOf();
    await readModel.rebuild('any-things');
    const first = await noted();
    expect(first?.size).toBe(COUNT);
    expect(first?.root).toHaveLength(32);
    const [status] = await readModel.status();
    expect(status?.madeFrom).toEqual({ size: COUNT, root: first?.root.toString('base64') });
    for (let n = COUNT; n < COUNT + 5; n += 1) await put(n);
    const small = await readModelOf({ mostHeld: 0 });
    expect((await small.rebuild('any-things')).differences).toEqual([]);
    expect((await noted())?.size).toBe(COUNT + 5);
  });

  it('keeps one former build and drops the others, also those of an earlier version', async () => {
    const first = await readModelOf();
    await first.rebuild('any-things');
    const second = await readModelOf({ projections: [{ ...anyProjection, version: 2 }] });
    await second.rebuild('any-things');
    await second.rebuild('any-things');
    expect(await builds()).toEqual(['any_things_v2_g2 retired', 'any_things_v2_g3 live']);
    const { rows } = await database
      .pool('project')
      .query(`select tablename from pg_tables where schemaname = 'rm' and tablename like '%_v1%'`);
    expect(rows).toEqual([]);
    await second.wayBack('any-things');
    expect(await builds()).toEqual(['any_things_v2_g2 live', 'any_things_v2_g3 retired']);
  });

  it('leaves an earlier version that another process still works on', async () => {
    const first = await readModelOf();
    const stop = new AbortController();
    const running = first.run(stop.signal);
    const isHeld = async () => {
      const { rowCount } = await database
        .pool('project')
        .query(`select from rm.lease where build = 'any_things_v1' and owner is not null`);
      return rowCount === 1;
    };
    while (!(await isHeld())) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await readModelOf({ projections: [{ ...anyProjection, version: 2 }] });
    await second.rebuild('any-things');
    expect(await builds()).toContain('any_things_v1 live');
    stop.abort();
    await running;
    const [status]: readonly (ProjectionStatus | undefined)[] = await first.status();
    expect(status?.position).toBe(COUNT);
  });
});
