import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor } from '../testing/certificate.js';
import { type OpenedEventStore, openEventStore } from '../testing/eventstore-opened.js';
import { EventStoreServer } from '../testing/eventstore-server.js';
import { aRequest } from '../testing/index.js';
import { connect } from './connection.js';
import { follow } from './feed.js';
import { EventStoreUnusable } from './unusable.js';

// What the start refuses: each with what is wrong and what to do about it.
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

async function refusal(url: string, given: { reachableMs?: number } = {}): Promise<string> {
  const error: unknown = await opened.open({ url, ...given }).then(
    () => new Error('it was opened'),
    (failure: unknown) => failure,
  );
  if (!(error instanceof EventStoreUnusable)) throw error;
  return error.message;
}

describe('a server that does not answer is named, with the reason', () => {
  it('when nothing listens', async () => {
    expect(await refusal('esdb://127.0.0.1:1?tls=false')).toBe(
      'EventStoreDB does not answer: 127.0.0.1:1 (ECONNREFUSED). ' +
        'Start it, or correct the address in EVENTSTORE_URL.',
    );
  });

  it('when no node of a cluster listens', async () => {
    const url = 'esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=1';
    expect(await refusal(url)).toContain('127.0.0.1:1 (ECONNREFUSED), 127.0.0.1:2 (ECONNREFUSED)');
  });

  it('when it takes connections and stays silent', async () => {
    const taken: Socket[] = [];
    const silent = createServer((socket) => taken.push(socket)).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    const url = `esdb://127.0.0.1:${port}?tls=false`;
    expect(await refusal(url, { reachableMs: 200 })).toContain('EventStoreDB does not answer');
    silent.close();
    for (const socket of taken) socket.destroy();
  });
});

describe('a cluster without a leader is refused', () => {
  it.each(['UNKNOWN', 'FOLLOWER'] as const)('when its nodes are %s', async (state) => {
    server.state = state;
    expect(await refusal(`${server.clusterUrl}&maxDiscoverAttempts=1`)).toMatch(
      /^EventStoreDB answers at \S+, but no leader does: .*Start more than half of the nodes/,
    );
  });

  it('and taken with one', async () => {
    const log = await opened.open({ url: server.clusterUrl });
    expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: 1 });
  });
});

describe('certificates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-certificates-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [own, others] = [certificateFor('127.0.0.1'), certificateFor('127.0.0.1')];
  const fileOf = (name: string, { cert }: { cert: string }) => {
    writeFileSync(join(folder, name), cert);
    return encodeURIComponent(join(folder, name));
  };
  let secure: EventStoreServer;
  const url = (host: string, options: string) =>
    `esdb://admin:secret@${host}:${secure.port}?${options}`;
  beforeEach(async () => {
    secure = await EventStoreServer.start({ certificate: own });
  });
  afterEach(() => secure.stop());

  it('of a server that tlsCAFile vouches for are taken, and the name and password sent', async () => {
    secure.expects = `Basic ${Buffer.from('admin:secret').toString('base64')}`;
    const log = await opened.open({ url: url('127.0.0.1', `tlsCAFile=${fileOf('own', own)}`) });
    expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: 1 });
    await log.close();
  });

  it('of somebody else are refused', async () => {
    const other = url('127.0.0.1', `tlsCAFile=${fileOf('others', others)}`);
    expect(await refusal(other)).toMatch(/certificate .* is not accepted: .*tlsCAFile/);
  });

  it('without an authority named are refused', async () => {
    expect(await refusal(url('127.0.0.1', 'tls=true'))).toMatch(/certificate .* is not accepted/);
  });

  it('for another host are refused', async () => {
    const named = url('localhost', `tlsCAFile=${fileOf('own', own)}`);
    expect(await refusal(named)).toContain('a host that the certificate names');
  });

  it('whose authority is in no file are refused', async () => {
    const missing = url('127.0.0.1', 'tlsCAFile=/nowhere/ca.crt');
    expect(await refusal(missing)).toContain('/nowhere/ca.crt');
  });

  it('are missed where the server has none', async () => {
    const plain = server.url.replace('tls=false', 'tls=true');
    expect(await refusal(plain)).toContain('speaks no TLS');
  });

  it('are missed where the address leaves them out', async () => {
    const insecure = `esdb://127.0.0.1:${secure.port}?tls=false`;
    expect(await refusal(insecure)).toContain('speaks TLS only');
  });

  it('do not make up for a wrong password', async () => {
    secure.expects = 'Basic of somebody else';
    const wrong = url('127.0.0.1', `tlsCAFile=${fileOf('own', own)}`);
    expect(await refusal(wrong)).toContain('does not accept the name and password');
  });
});

describe('a server that holds less than the database was told of', () => {
  const loseLast = async () => {
    const log = await opened.open();
    for (const stream of ['a-1', 'b-1']) await log.append(aRequest(stream));
    await log.close();
    const last = server.store.all.at(-1)?.position ?? 0;
    server.store.tamper(last);
    return last;
  };

  it('is refused', async () => {
    await loseLast();
    expect(await refusal(server.url)).toMatch(/broken at position 2.*older backup/s);
  });

  // The control: what is written there again comes at positions that were handled already.
  it('would give no position to what is written there again', async () => {
    const last = await loseLast();
    server.store.addForeign(`${opened.prefix}c-1`, 1);
    expect(server.store.all.at(-1)?.position).toBe(last);
    const { client, leave } = connect(server.url);
    const feed = follow(client, opened.prefix, last);
    server.store.addForeign(`${opened.prefix}d-1`, 1);
    expect((await feed.next(30_000)).map(({ streamId }) => streamId)).toEqual([
      `${opened.prefix}d-1`,
    ]);
    await feed.close();
    await leave();
  });
});
