import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const installed = spawnSync('redis-server', ['--version']).status === 0;

/** False on a machine without Redis: the test is then skipped, but never where CI is set. */
export const hasRedis = installed || process.env['CI'] === 'true';

/** `describe` where there is a Redis; else skipped, by a name that says how to get one. */
export const withRedis = (name: string, tests: () => void): void => {
  if (hasRedis) describe(name, tests);
  else describe.skip(`${name} (needs Redis: apt-get install redis-server)`, tests);
};

export interface RedisServer {
  readonly url: string;
  /** Loses everything. */
  flush(): Promise<void>;
  /** Kills the server; what was written down lasts. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A real Redis of its own on a free port, which writes down every change. */
export async function redisServer(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}/0`;
  let child: ChildProcess | undefined;
  const start = async () => {
    const only = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
    const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    child = spawn('redis-server', [...only, ...durable], { stdio: 'ignore' });
    await asked(url, (redis) => redis.ping());
  };
  const stop = async () => {
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGKILL');
    if (child) await ended;
    child = undefined;
  };
  await start();
  return {
    url,
    start,
    stop,
    flush: () => asked(url, (redis) => redis.flushall()),
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function asked(url: string, ask: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 100, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  await ask(redis);
  redis.disconnect();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
