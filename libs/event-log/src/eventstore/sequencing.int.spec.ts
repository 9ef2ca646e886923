import { setStreamMetadata } from '../testing/eventstore-policy.js';
import { aRequest, anEvent } from '../testing/index.js';
import { type OpenedEventStore, openEventStore } from '../testing/eventstore-opened.js';
import { EventStoreServer } from '../testing/eventstore-server.js';
import { NotYetPlaced } from '@ledger/kernel';
import { refuseClockBehind } from '../clock-guard.js';
import { leafOfEvent } from '../entry.js';
import { refuseLogElsewhere } from '../log-elsewhere.js';
import { eventLogMigrations, eventStoreMigrations } from '../migrations.js';
import { postgresLog } from '../postgres-log.js';
import { testDatabase } from '@ledger/postgres/testing';
import { claim } from './claims.js';
import { prepare } from '../prepare.js';

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

const rowsOf = async ({ pool }: OpenedEventStore['database']) => {
  const { rows } = await pool('read').query('select * from ledger.sequenced order by position');
  return rows;
};

async function fill(): Promise<void> {
  const log = await opened.open();
  for (const stream of ['a-1', 'b-1', 'a-1', 'c-1']) {
    await log.append(aRequest(stream, { events: [anEvent(), anEvent()] }));
    server.store.addForeign('x-1', 3);
  }
}

describe('positions', () => {
  it('are the same, row for row, when they are made again in an empty database', async () => {
    await fill();
    const other = await opened.anotherDatabase();
    const log = await opened.open({ database: other });
    await log.waitPast(7, 5_000);
    const first = await rowsOf(opened.database);
    expect(first).toHaveLength(8);
    expect(await rowsOf(other)).toEqual(first);
    const leaves = (await log.readAll(0, 9)).map((event) => leafOfEvent(log.logId, event));
    expect(first.map(({ leaf }) => leaf)).toEqual(leaves);
  });

  it('and the times that a simulated log was told are made again the same, too', async () => {
    const log = await opened.open();
    await log.simulate();
    for (const day of ['03', '01', '05']) {
      await log.append(aRequest('a-1', { recordedAt: `2025-01-${day}T09:00:00Z` }));
    }
    const other = await opened.anotherDatabase();
    const again = await opened.open({ database: other });
    await again.waitPast(2, 5_000);
    expect(again.logId).toBe(log.logId);
    expect(await again.readAll(0, 9)).toEqual(await log.readAll(0, 9));
  });

  it('are given by one process at a time, and by another when it leaves', async () => {
    const first = await opened.open();
    const second = await opened.open();
    await second.append(aRequest('a-1'));
    expect(server.calls.subscribe).toBe(1);
    await first.close();
    expect(await second.append(aRequest('a-1'))).toMatchObject({ firstPosition: 2 });
    expect(server.calls.subscribe).toBe(2);
  });

  it('are refused from one that lost the lease meanwhile', async () => {
    const log = await opened.open();
    await log.append(aRequest('a-1'));
    const pool = opened.database.pool('append');
    const write = (epoch: number, position: number) =>
      pool.query(`select ledger.sequence($1, $2, 1, '[]', '[]')`, [epoch, position]);
    await expect(write(0, 1)).rejects.toMatchObject({ code: 'LL004' });
    await expect(write(1, 0)).rejects.toMatchObject({ code: 'LL004' });
    expect(await log.head()).toMatchObject({ position: 1 });
  });

  it('cannot be changed', async () => {
    const log = await opened.open();
    await log.append(aRequest('a-1'));
    const superuser = await opened.database.superuser();
    const change = superuser.query(`update ledger.sequenced set leaf = ''`);
    await expect(change)
      .rejects.toThrow('append-only')
      .finally(() => superuser.end());
  });
});

describe('an append that gets no position in time', () => {
  it('says that it is stored, and answers when it is asked again', async () => {
    const log = await opened.open({ sequences: false, placedWithinMs: 50 });
    const request = aRequest('a-1', { events: [anEvent(), anEvent()] });
    const error = await log.append(request).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(NotYetPlaced);
    expect(error).toMatchObject({ eventIds: request.events.map(({ eventId }) => eventId) });
    await opened.open();
    const other = { ...request, streamId: 'b-1', events: [anEvent()] };
    const again = await opened.open();
    expect(await again.append(other)).toMatchObject({ outcome: 'duplicate', lastPosition: 2 });
    expect(await again.readStream('b-1')).toEqual([]);
  });

  it('is finished by another process as it was asked, when its own is gone', async () => {
    const log = await opened.open();
    const request = aRequest('a-1', { events: [anEvent({ first: true })] });
    const prepared = prepare(request);
    if ('outcome' in prepared) throw new Error(prepared.outcome);
    await claim(opened.database.pool('append'), [prepared]);
    const retried = { ...request, streamId: 'b-1', events: [anEvent({ first: false })] };
    expect(await log.append(retried)).toMatchObject({ outcome: 'duplicate', firstPosition: 1 });
    expect((await log.readAll(0, 9)).map(({ eventId }) => eventId)).toEqual(
      request.events.map(({ eventId }) => eventId),
    );
  });
});

describe('a log whose events may be dropped is refused at start', () => {
  it.each(['$maxAge', '$maxCount', '$tb'])('with %s on one of its streams', async (policy) => {
    await fill();
    await setStreamMetadata(server, `${opened.prefix}a-1`, { [policy]: 60 });
    const stream = `${opened.prefix}a-1: it has ${policy}`;
    await expect(opened.open()).rejects.toThrow(stream);
    const other = await opened.anotherDatabase();
    await expect(opened.open({ database: other })).rejects.toThrow(stream);
    await setStreamMetadata(server, `${opened.prefix}a-1`, {});
    await opened.open();
  });

  it('with a stream deleted', async () => {
    await fill();
    server.store.tombstone(`${opened.prefix}c-1`);
    await expect(opened.open()).rejects.toThrow(`${opened.prefix}c-1: it was deleted`);
  });

  it('but not for the streams of others', async () => {
    await fill();
    await setStreamMetadata(server, 'x-1', { $maxAge: 60 });
    server.store.tombstone('x-1');
    await opened.open();
  });
});

describe('what somebody did to the server', () => {
  it.each([
    ['took away', undefined],
    ['changed', { data: Buffer.from('{"n":2}') }],
    ['renamed', { type: 'Other' }],
    ['with a number that cannot be', { data: Buffer.from('{"n":1e999}') }],
  ])('is found by every reader, with the position: an event %s', async (_, change) => {
    await fill();
    const log = await opened.open();
    const third = server.store.stream(`${opened.prefix}b-1`)[0];
    server.store.tamper(third?.position ?? 0, change);
    await expect(log.readAll(0, 9)).rejects.toThrow('broken at position 3');
    await expect(log.readStream('b-1')).rejects.toThrow('broken at position 3');
    expect(await log.readAll(0, 2)).toHaveLength(2);
  });
});

describe('a database that holds another log', () => {
  it('is refused: of another server', async () => {
    await fill();
    const other = await EventStoreServer.start();
    const start = opened.open({ url: other.url });
    await expect(start.finally(() => other.stop())).rejects.toThrow('another event log');
  });

  it('is refused: its own', async () => {
    const database = await testDatabase([...eventLogMigrations, ...eventStoreMigrations]);
    const own = await postgresLog(database);
    await own.append(aRequest('a-1'));
    await own.close();
    const start = opened.open({ database }).finally(() => database.close());
    await expect(start).rejects.toThrow('another event log');
  });

  it('is refused as a log of its own while it keeps the positions of one', async () => {
    await refuseLogElsewhere(opened.database);
    await fill();
    const refused = refuseLogElsewhere(opened.database);
    await expect(refused).rejects.toThrow(/positions of an event log in EventStoreDB/);
    await expect(refused).rejects.toThrow(/EVENTSTORE_URL/);
  });

  it('is refused while its clock is behind the log', async () => {
    await fill();
    const log = await opened.open();
    await refuseClockBehind(opened.database, log);
    const recordedAt = `${new Date().getUTCFullYear() + 2}-01-01T00:00:00.000000Z`;
    const ahead = (simulated: boolean) =>
      refuseClockBehind(opened.database, {
        simulated,
        head: async () => ({ position: 8, recordedAt }),
      });
    await expect(ahead(false)).rejects.toThrow(/seconds behind the last event/);
    await ahead(true);
  });
});
