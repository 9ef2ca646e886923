import type { Database } from '@ledger/postgres';
import type pg from 'pg';

// Checkpoint and rows come back together after a crash of the server, at the worst a few batches
// earlier, and the log, which is flushed before anyone reads it, has what is to be folded again: so
// a commit need not wait for the disk. Look-ups go by an index, key by key, as in batch.ts.
const SETTINGS = `set synchronous_commit = off; set plan_cache_mode = force_generic_plan;
  set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set enable_bitmapscan = off; set enable_material = off`;

const settled = new WeakSet<pg.PoolClient>();

/** The pipelined connection of the live lane, held while it works. */
export class LaneConnection {
  #client: pg.PoolClient | undefined;

  constructor(readonly database: Database) {}

  /** Uses the connection. After a failure the next one gets another. */
  async use<R>(work: (client: pg.PoolClient) => Promise<R>): Promise<R> {
    const client = (this.#client ??= await this.database.pool('project', 'pipelined').connect());
    try {
      if (!settled.has(client)) await client.query(SETTINGS);
      settled.add(client);
      return await work(client);
    } catch (error) {
      this.#leave(true);
      throw error;
    }
  }

  /** Gives it back until it is needed again. */
  rest(): void {
    this.#leave(false);
  }

  #leave(unusable: boolean): void {
    this.#client?.release(unusable);
    this.#client = undefined;
  }
}
