import { connectionLost } from '@ledger/postgres';
import type pg from 'pg';

/**
 * One connection of a pool whose connections are pipelined: statements that are asked before the
 * first is answered follow each other on it, in order, each in a transaction of its own. It goes back
 * to the pool whenever nothing is under way.
 */
export class Pipeline {
  #client: Promise<pg.PoolClient> | undefined;
  #underWay = 0;

  constructor(readonly pool: pg.Pool) {}

  async query<R extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<readonly R[]> {
    const connected = (this.#client ??= this.pool.connect());
    this.#underWay += 1;
    try {
      return (await (await connected).query<R>(statement)).rows;
    } catch (error) {
      if (connectionLost(error)) this.#leave(connected, true);
      throw error;
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#leave(this.#client, false);
    }
  }

  // Each connection goes back once: whoever finds it replaced or gone leaves it alone.
  #leave(connected: Promise<pg.PoolClient> | undefined, lost: boolean): void {
    if (!connected || this.#client !== connected) return;
    this.#client = undefined;
    connected.then(
      (client) => client.release(lost),
      () => undefined,
    );
  }
}
