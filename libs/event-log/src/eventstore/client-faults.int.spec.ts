import { startChild } from '@ledger/postgres/testing';
import { type AllStreamSubscription, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { conflictInBatch } from '../testing/eventstore-batch.js';
import { aRequest, anEvent } from '../testing/index.js';
import { type OpenedEventStore, aClaim, openEventStore } from '../testing/eventstore-opened.js';
import { EventStoreServer } from '../testing/eventstore-server.js';
import { connect } from './connection.js';
import { deliver } from './delivery.js';
import { follow } from './feed.js';

// Each fault of @eventstore/db-client 6.2.1 that the adapter guards against: where it can be, first
// as the bare client has it, then with the guard.
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

type AllOptions = NonNullable<Parameters<EventStoreDBClient['subscribeToAll']>[0]>;

const bare = (url = server.url) => EventStoreDBClient.connectionString(url);
/** The bare client in a process of its own, which the fault may end. */
const bareChild = (fault: string) =>
  startChild(new URL('../testing/bare-client.ts', import.meta.url), [server.url, fault]);
const something = () => jsonEvent({ type: 'Something', data: {} });
const stored = async () => {
  const { rows } = await opened.database
    .pool('read')
    .query<{ position: number; commit: number }>(
      'select position, commit_position as commit from ledger.sequencer',
    );
  return rows[0];
};
describe('positions that the client gives ahead of the reader (A)', () => {
  it('are there before anything is handled, in the bare client', async () => {
    server.store.addForeign('x-1', 12);
    let handled = 0;
    const client = bare();
    const subscription = client.subscribeToAll();
    const caughtUp = new Promise((resolve) => subscription.once('caughtUp', resolve));
    // A reader that is at its first event and handles none before all is said to be there.
    subscription.on('data', () => {
      subscription.pause();
      void caughtUp.then(() => (handled += 1));
    });
    subscription.on('error', () => undefined);
    await caughtUp;
    expect(handled).toBe(0);
    await subscription.unsubscribe();
    await client.dispose();
  });

  it('are never stored: only those of events that were handled are', async () => {
    const log = await opened.open();
    await log.append(aRequest('a-1'));
    const own = server.store.all.at(-1)?.position;
    server.store.addForeign('x-1', 12);
    const other = await opened.open();
    await other.close();
    expect(await stored()).toEqual({ position: 1, commit: own });
    expect(server.store.all.at(-1)?.position).toBeGreaterThan(own ?? 0);
  });

  it('lose nothing that was fetched and not handled', async () => {
    const log = await opened.open({ sequences: false, placedWithinMs: 1 });
    for (const n of [1, 2, 3]) await log.append(aRequest(`a-${n}`)).catch(() => undefined);
    const { client, leave } = connect(server.url);
    const feed = follow(client, opened.prefix, -1);
    expect(await feed.next(5_000)).not.toHaveLength(0);
    await feed.close();
    await leave();
    const next = await opened.open();
    await next.waitPast(2, 5_000);
    expect(await next.readAll(0, 9)).toHaveLength(3);
  });
});

describe('a callback of the client that throws (A2)', () => {
  it('ends the process of the bare client, with no error event', async () => {
    server.store.addForeign('x-1', 1);
    const child = bareChild('checkpoint');
    expect(await child.line()).toBe('data');
    await expect(child.line()).rejects.toThrow('thrown in checkpointReached');
    await child.end();
    expect(child.process.exitCode).not.toBe(0);
  });

  it('is never installed: nothing but what comes in order is listened to', async () => {
    const { client, leave } = connect(server.url);
    const given: [AllOptions, AllStreamSubscription][] = [];
    const watched = Object.create(client) as EventStoreDBClient;
    watched.subscribeToAll = (options: AllOptions) => {
      const subscription = client.subscribeToAll(options);
      given.push([options, subscription]);
      return subscription;
    };
    const feed = follow(watched, opened.prefix, -1);
    const [options, subscription] = given[0] ?? [];
    expect(options?.filter).toBeDefined();
    expect(options?.filter?.checkpointReached).toBeUndefined();
    for (const event of ['caughtUp', 'fellBehind', 'confirmation']) {
      expect(subscription?.listenerCount(event)).toBe(0);
    }
    await feed.close();
    await leave();
  });

  it('stops no position where it is a callback of ours that throws', async () => {
    let told = 0;
    const onError = () => {
      told += 1;
      throw new Error('thrown in onError');
    };
    const log = await opened.open({ onError });
    for (const position of [1, 2]) {
      expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: position });
      server.breakSubscriptions();
    }
    expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: 3 });
    expect(told).toBeGreaterThan(0);
  });
});

describe('an error on the batch stream of any client (B)', () => {
  const breakOff = () => {
    server.onBatch = (call) =>
      call.emit('error', { code: status.UNAVAILABLE, details: 'broken off' });
  };

  it('fails the appends of every bare client of the process', async () => {
    const other = await EventStoreServer.start();
    const [one, two] = [bare(), bare(other.url)];
    const waiting = two.appendToStream('s', something());
    const fails = expect(waiting).rejects.toThrow('broken off');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(other.calls.batchAppend).toBe(1);
    breakOff();
    await expect(one.appendToStream('s', something())).rejects.toThrow('broken off');
    await fails;
    await Promise.all([one.dispose(), two.dispose(), other.stop()]);
  });

  it('harms no append of the log, for none goes that way', async () => {
    const log = await opened.open();
    await log.append(aRequest('a-1'));
    server.appendFaults.push('answer-late');
    const before = { ...server.calls };
    const waiting = log.append(aRequest('a-1'));
    breakOff();
    const client = bare();
    await expect(client.appendToStream('s', something())).rejects.toThrow('broken off');
    expect(await waiting).toMatchObject({ outcome: 'appended', revision: 1 });
    expect(server.calls.append).toBe(before.append + 1);
    await client.dispose();
  });
});

describe('the revision of a stream in a conflict (C)', () => {
  it('is 1 in the bare client told not to throw, whatever the server says', async () => {
    server.onBatch = (call, request) => call.write(conflictInBatch(request, 5));
    const client = bare(`${server.url}&throwOnAppendFailure=false`);
    const answer = await client.appendToStream('s', something(), { expectedRevision: 0n });
    expect(answer).toMatchObject({ success: false, nextExpectedRevision: 1n });
    await client.dispose();
  });

  it('is the one that the server says', async () => {
    const log = await opened.open();
    await log.append(aRequest('a-1', { events: Array.from({ length: 6 }, () => anEvent()) }));
    const wrong = aRequest('a-1', { expectedRevision: 0 });
    expect(await log.append(wrong)).toEqual({ outcome: 'conflict', actualRevision: 5 });
  });

  it('is not left to a setting', async () => {
    const url = `${server.url}&throwOnAppendFailure=false`;
    await expect(opened.open({ url })).rejects.toThrow('throwOnAppendFailure=false');
  });
});

describe('an append that the client never settles (D)', () => {
  it('is left open by the bare client when its data is no JSON', async () => {
    const child = bareChild('no-json');
    expect([await child.line(), await child.line()]).toEqual(['unhandled', 'waited']);
    await child.end('SIGKILL');
  });

  it('is refused before it reaches the client, when its data is no JSON', async () => {
    const log = await opened.open();
    const cycle: Record<string, unknown> = {};
    cycle['self'] = 1n;
    expect(await log.append(aRequest('a-1', { events: [anEvent(cycle)] }))).toMatchObject({
      outcome: 'rejected',
      code: 'number-not-allowed',
    });
    expect(server.calls.append).toBe(1);
  });

  it('is sent again when no answer comes in time, and stored once', async () => {
    const connection = connect(server.url);
    server.appendFaults.push('silence', 'silence');
    const options = {
      connection,
      prefix: opened.prefix,
      attemptMs: 300,
      onTry: async () => undefined,
    };
    expect(await deliver(aClaim('a-1'), options)).toBeUndefined();
    expect(server.calls.append).toBe(3);
    expect(server.store.stream(`${opened.prefix}a-1`)).toHaveLength(1);
    await connection.leave();
  });
});

describe('a subscription that breaks off (E)', () => {
  it('stays broken in the bare client', async () => {
    const client = bare();
    const subscription = client.subscribeToAll();
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    const failed = new Promise((resolve) => subscription.once('error', resolve));
    server.breakSubscriptions();
    await failed;
    expect(server.calls.subscribe).toBe(1);
    await client.dispose();
  });

  it('is opened anew when it is only silent', async () => {
    const log = await opened.open({ silentMs: 500 });
    await log.append(aRequest('a-1'));
    server.muteSubscriptions();
    expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: 2 });
  });

  it('is taken up again after the last event that was handled', async () => {
    const errors: unknown[] = [];
    const log = await opened.open({ onError: (error) => errors.push(error) });
    await log.append(aRequest('a-1'));
    for (const round of [1, 2, 3]) {
      server.breakSubscriptions();
      expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: round + 1 });
    }
    expect(errors.length).toBeGreaterThan(0);
    expect((await log.readAll(0, 9)).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });
});
