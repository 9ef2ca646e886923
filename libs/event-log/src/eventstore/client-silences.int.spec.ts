import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { aRequest, anEvent } from '../testing/index.js';
import { type OpenedEventStore, aClaim, openEventStore } from '../testing/eventstore-opened.js';
import { EventStoreServer } from '../testing/eventstore-server.js';
import { connect } from './connection.js';
import { deliver } from './delivery.js';
import { follow } from './feed.js';
import { eventsIn } from './read-events.js';

// More faults of @eventstore/db-client 6.2.1: what it leaves to the caller to know.
let server: EventStoreServer;
let opened: OpenedEventStore;
beforeEach(async () => {
  server = await EventStoreServer.start();
  opened = await openEventStore(server.url);
});
afterEach(async () => {
  await opened.close();
  await server.stop();
});

const bare = (url = server.url) => EventStoreDBClient.connectionString(url);

/** What the bare client reads of a stream. */
async function readBare(stream: string) {
  const client = bare();
  const events = [];
  for await (const { event } of client.readStream(stream)) events.push(event);
  await client.dispose();
  return events;
}

describe('positions to begin at (F)', () => {
  it('mean two things in the bare client: what is read begins with it, what follows after it', async () => {
    server.store.addForeign('x-1', 2);
    const commit = BigInt(server.store.all[0]?.position ?? 0);
    const fromPosition = { commit, prepare: commit };
    const client = bare();
    const read = [];
    for await (const { event } of client.readAll({ fromPosition })) read.push(event?.revision);
    const subscription = client.subscribeToAll({ fromPosition });
    const followed = await new Promise((resolve) =>
      subscription.once('data', ({ event }) => resolve(event?.revision)),
    );
    expect({ read, followed }).toEqual({ read: [0n, 1n], followed: 1n });
    await subscription.unsubscribe();
    await client.dispose();
  });

  it('leave the event out when following, and take it in when reading', async () => {
    const log = await opened.open();
    for (const n of [1, 2, 3]) await log.append(aRequest('a-1', { events: [anEvent({ n })] }));
    const second = server.store.stream(`${opened.prefix}a-1`)[1];
    const { client, leave } = connect(server.url);
    const feed = follow(client, opened.prefix, second?.position ?? 0);
    expect((await feed.next(5_000)).map(({ revision }) => revision)).toEqual([2n]);
    await feed.close();
    await leave();
    expect((await log.readAll(1, 9)).map(({ data }) => data)).toEqual([{ n: 2 }, { n: 3 }]);
  });

  it('repeat and skip nothing where a read goes on with the next page', async () => {
    const log = await opened.open();
    await log.append(aRequest('a-1'));
    server.store.addForeign('x-1', 1_500);
    await log.append(aRequest('a-1', { events: Array.from({ length: 600 }, () => anEvent()) }));
    server.store.addForeign('x-1', 300);
    await log.append(aRequest('a-1', { events: Array.from({ length: 600 }, () => anEvent()) }));
    const positions = (await log.readAll(0, 5_000)).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: 1_201 }, (_, n) => n + 1));
  });
});

describe('settings that the client passes over in silence (G)', () => {
  it('are passed over: the bare client sends no name with tls=false, and says nothing', async () => {
    const client = bare(server.url.replace('esdb://', 'esdb://admin:changeit@'));
    await eventsIn(() => client.readAll());
    expect(server.authorizations).toEqual([undefined]);
    await client.dispose();
  });

  it('are refused: a name and password that would not be sent', async () => {
    const url = server.url.replace('esdb://', 'esdb://admin:changeit@');
    await expect(opened.open({ url })).rejects.toThrow('tls=false');
  });

  it('are refused: someone who may not read $all', async () => {
    server.deniesAll = true;
    await expect(opened.open()).rejects.toThrow('may not read $all');
  });

  it.each(['ledger', 'a-b-', '$ledger-', ''])('are refused: the prefix "%s"', async (prefix) => {
    await expect(opened.open({ prefix })).rejects.toThrow('prefix');
  });

  it('are refused: an address that is none', async () => {
    await expect(opened.open({ url: 'http://localhost:2113' })).rejects.toThrow('EVENTSTORE_URL');
  });
});

describe('events that are not what they say (H)', () => {
  it('come from the bare client as text and bytes, without an error', async () => {
    const [data, metadata] = [Buffer.from('{"n":'), Buffer.from('{"m":')];
    server.store.addForeign('x-1', 1, { data, metadata });
    const [event] = await readBare('x-1');
    expect(typeof event?.data).toBe('string');
    expect(event?.metadata).toBeInstanceOf(Uint8Array);
  });

  it.each([
    ['data', '{"n":', '{}'],
    ['metadata', '{"n":1}', '{"schemaVersion":'],
    ['an envelope', '{"n":1}', '{"schemaVersion":1}'],
  ])('with malformed %s, get no position and stop nobody else', async (_, data, metadata) => {
    const log = await opened.open();
    await log.append(aRequest('a-1'));
    server.store.addForeign(`${opened.prefix}b-1`, 1, {
      data: Buffer.from(data),
      metadata: Buffer.from(metadata),
    });
    expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: 2 });
    const { rows } = await opened.database
      .pool('read')
      .query('select stream_id, kind, reason from ledger.eventstore_fault');
    expect(rows).toEqual([
      { stream_id: 'b-1', kind: 'foreign', reason: expect.stringContaining('revision 0') },
    ]);
    await log.append(aRequest('b-1'));
    await expect(log.readStream('b-1')).rejects.toThrow('b-1 has revision 1 where 0 belongs');
  });
});

it('JSON cannot carry what the bare client reads (I)', async () => {
  server.store.addForeign('x-1', 1);
  const [event] = await readBare('x-1');
  expect(() => JSON.stringify(event)).toThrow('BigInt');
});

it('gives revisions and positions that JSON can carry (I)', async () => {
  const log = await opened.open();
  await log.append(aRequest('a-1'));
  const [event] = await log.readAll(0, 1);
  expect(JSON.parse(JSON.stringify(event))).toMatchObject({ position: 1, revision: 0 });
});

describe('an append whose answer is lost (B, J)', () => {
  // A real server often knows such a retry for the first, but promises nothing.
  it('is doubled by a bare client that expects any revision and sends it again', async () => {
    const client = bare();
    const event = jsonEvent({ type: 'Something', data: {} });
    const send = () =>
      client.appendToStream('x-1', event, { credentials: { username: '', password: '' } });
    server.appendFaults.push('lose-answer');
    await expect(send()).rejects.toThrow('lost');
    await send();
    expect(server.store.stream('x-1').map(({ id }) => id)).toEqual([event.id, event.id]);
    await client.dispose();
  });

  it.each(['any' as const, 'none' as const, 0])(
    'is stored once, expecting %s',
    async (revision) => {
      const log = await opened.open();
      if (revision !== 'none') await log.append(aRequest('a-1'));
      const length = revision === 'none' ? 1 : 2;
      await log.append(aRequest('z-1'));
      server.appendFaults.push('lose-answer', 'refuse', 'lose-answer');
      const request = aRequest('a-1', { expectedRevision: revision });
      expect(await log.append(request)).toMatchObject({
        outcome: 'appended',
        revision: length - 1,
      });
      expect(server.store.stream(`${opened.prefix}a-1`)).toHaveLength(length);
    },
  );

  it('is known for its own although others moved the stream on meanwhile', async () => {
    const connection = connect(server.url);
    const claim = aClaim('a-1');
    const options = { connection, prefix: opened.prefix, onTry: async () => undefined };
    await deliver(claim, options);
    server.store.addForeign(`${opened.prefix}a-1`, 1);
    expect(await deliver({ ...claim, asked: -2 }, options)).toBeUndefined();
    expect(server.store.stream(`${opened.prefix}a-1`)).toHaveLength(2);
    expect(await deliver(aClaim('a-1'), options)).toEqual({ actual: 1 });
    await connection.leave();
  });
});
