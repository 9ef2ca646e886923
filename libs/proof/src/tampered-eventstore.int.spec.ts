import {
  digestsOf,
  entryOf,
  eventLogMigrations,
  eventStoreLog,
  eventStoreMigrations,
  leafOf,
  leavesInPostgres,
  type StoredLog,
  textsOf,
} from '@ledger/event-log';
import { anEvent, aRequest } from '@ledger/event-log/testing';
import { EventStoreServer } from '@ledger/event-log/testing/eventstore';
import { type EventMeta, LogBroken } from '@ledger/kernel';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { keptInMemory } from './testing/kept-in-memory.js';
import { verifyLog } from './verify-log.js';

const SIZE = 24;
const AT = 13;

describe('a log in EventStoreDB that somebody tampers with', () => {
  const kept = keptInMemory();
  let server: EventStoreServer;
  let database: TestDatabase;
  let log: StoredLog;
  let sound: readonly EventStoreServer['store']['all'][number][];
  let soundly: typeof kept.now;

  beforeAll(async () => {
    server = await EventStoreServer.start();
    database = await testDatabase([...eventLogMigrations, ...eventStoreMigrations]);
    log = await eventStoreLog({ url: server.url, database, placedWithinMs: 30_000 });
    for (let n = 0; n < SIZE / 2; n += 1) {
      const events = [anEvent({ n, text: '£ \\ "🦉"\n' }), anEvent({ n })];
      await log.append(aRequest(`s-é${n % 3}`, { events }));
      server.store.addForeign('x-1', 2);
    }
    expect(await brokenAt()).toBe('no fault');
    [sound, soundly] = [[...server.store.all], kept.now];
    await inDatabase(
      'create table sound as select * from ledger.sequenced',
      'alter table ledger.sequenced drop constraint sequenced_commit_position_key',
    );
  });
  afterEach(async () => {
    kept.now = soundly;
    server.store.all.splice(0, Infinity, ...sound);
    await inDatabase(
      'delete from ledger.sequenced',
      'insert into ledger.sequenced select * from sound',
      `update ledger.sequencer set position = ${SIZE}`,
    );
  });
  afterAll(async () => {
    await log.close();
    await database.close();
    await server.stop();
  });

  const brokenAt = (read = log.leaves) =>
    verifyLog({ log, read, kept }).then(
      () => 'no fault',
      (thrown: unknown) => (thrown instanceof LogBroken ? thrown.position : thrown),
    );

  // As somebody could who has both servers in hand.
  const inDatabase = async (...statements: string[]) => {
    const superuser = await database.superuser();
    await superuser.query("set session_replication_role = 'replica'");
    for (const sql of statements) await superuser.query(sql);
    await superuser.end();
  };
  const held = (position: number) => {
    const ours = server.store.all.filter(({ stream }) => stream.startsWith('ledger-'));
    const event = ours[position - 1];
    if (!event) throw new Error('no such event');
    return event;
  };
  const metadataAt = (position: number) =>
    JSON.parse(Buffer.from(held(position).metadata).toString()) as { meta: EventMeta };

  it('is in order as long as nobody does (the control), and is not what PostgreSQL holds', async () => {
    expect(await brokenAt()).toBe('no fault');
    expect(kept.now?.size).toBe(SIZE);
    expect(await brokenAt(leavesInPostgres(database))).toBe(1);
  });

  it.each([
    ['has other data', () => ({ data: Buffer.from('{"n":1000}') })],
    ['has data that cannot be', () => ({ data: Buffer.from('{"n":1e999}') })],
    ['has no JSON for data', () => ({ data: Buffer.from('{"n":') })],
    ['has another envelope', () => ({ metadata: changedMetadata(metadataAt(AT)) })],
    ['has no metadata', () => ({ metadata: Buffer.from('{}') })],
    ['is of another type', () => ({ type: 'NothingHappened' })],
    ['has another id', () => ({ id: '00000000-0000-7000-8000-000000000000' })],
    ['is of another stream', () => ({ stream: 'ledger-s-other' })],
    ['has another revision', () => ({ revision: 1_000 })],
    ['is gone', () => undefined],
  ])('is found with the position of the event that %s on the server', async (_, change) => {
    const event = held(AT);
    server.store.tamper(event.position, change());
    expect(await brokenAt()).toBe(AT);
    kept.now = undefined;
    expect(await brokenAt()).toBe(AT);
  });

  it.each([
    ['its leaf', 'leaf = sha256(leaf)'],
    ['when it was recorded', `recorded_at = recorded_at + interval '1 microsecond'`],
    ['its stream', `stream_id = 's-other'`],
    ['its revision', 'revision = revision + 1000'],
    ['its id', 'event_id = gen_random_uuid()'],
    ['where it stands on the server', 'commit_position = commit_position + 1'],
  ])('is found with the position that has %s changed in the database', async (_, change) => {
    await inDatabase(`update ledger.sequenced set ${change} where position = ${AT}`);
    expect(await brokenAt()).toBe(AT);
    await expect(log.readAll(0, SIZE)).rejects.toMatchObject({ position: AT });
  });

  it('is found where a position is gone, two are changed about, or the end is cut off', async () => {
    const [one, other] = [AT, AT + 1];
    const change = `update ledger.sequenced set commit_position = -commit_position
      where position in (${one}, ${other})`;
    const about = `update ledger.sequenced s set commit_position = -o.commit_position
      from ledger.sequenced o
      where s.position in (${one}, ${other}) and o.position = ${one + other} - s.position`;
    await inDatabase(change, about);
    expect(await brokenAt()).toBe(AT);
    await inDatabase('delete from ledger.sequenced where position = 5');
    expect(await brokenAt()).toBe(5);
    await inDatabase(
      'delete from ledger.sequenced where position > 4',
      'update ledger.sequencer set position = 4',
    );
    expect(await brokenAt()).toBe(5);
  });

  it('is found by what was kept where an event and its leaf are changed together', async () => {
    const { stream, revision, id: eventId, type } = held(AT);
    const [placed] = await log.readAll(AT - 1, 1);
    const { recordedAt = '' } = placed ?? {};
    const streamId = stream.slice('ledger-'.length);
    const event = { position: AT, streamId, revision, eventId, type, schemaVersion: 1, recordedAt };
    const texts = textsOf({ meta: metadataAt(AT).meta, data: { n: 1000 }, sealed: [] });
    const leaf = leafOf(entryOf(log.logId, event, digestsOf(texts))).toString('hex');
    server.store.tamper(held(AT).position, { data: Buffer.from('{"n":1000}') });
    await inDatabase(`update ledger.sequenced set leaf = '\\x${leaf}' where position = ${AT}`);
    // A later fault does not hide it.
    server.store.tamper(held(AT + 3).position, { data: Buffer.from('{"n":1}') });
    expect(await brokenAt()).toBe(AT);
    kept.now = undefined;
    expect(await brokenAt()).toBe(AT + 3);
  });
});

const changedMetadata = (metadata: { meta: object }) =>
  Buffer.from(JSON.stringify({ ...metadata, meta: { ...metadata.meta, authority: '802' } }));
