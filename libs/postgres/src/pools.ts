import pg from 'pg';
import type { Address } from './address.js';
import type { Role } from './role.js';

const sizes: Record<Role, number> = {
  owner: 2,
  append: 2,
  project: 10,
  read: 8,
  vault: 2,
  jobs: 2,
};

const ignore = () => undefined;

/**
 * A client whose lost connection fails its queries but not the process: in a pool too, which does
 * not listen to a client that somebody holds.
 */
export class QuietClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', ignore);
  }
}

/** One pool for each role, made when first asked for. */
export class Pools {
  readonly #pools = new Map<string, pg.Pool>();
  readonly #clients = new Set<pg.Client>();

  constructor(readonly address: Address) {}

  pool(role: Role, mode?: 'pipelined'): pg.Pool {
    const name = `${role} ${mode ?? ''}`;
    const found = this.#pools.get(name);
    if (found) return found;
    const pipeline = mode === 'pipelined';
    const max = sizes[role];
    const pool = new pg.Pool({ ...this.address(role), max, pipeline, Client: QuietClient });
    pool.on('error', ignore);
    this.#pools.set(name, pool);
    return pool;
  }

  async connect(role: Role): Promise<pg.Client> {
    const client = new QuietClient(this.address(role));
    await client.connect();
    this.#clients.add(client);
    client.once('end', () => this.#clients.delete(client));
    return client;
  }

  /** Waits for what is running, five seconds at most. */
  async close(): Promise<void> {
    const ends = [...this.#clients, ...this.#pools.values()].map((one) => one.end());
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise((resolve) => (timer = setTimeout(resolve, 5_000)));
    await Promise.race([Promise.allSettled(ends), limit]);
    clearTimeout(timer);
  }
}
