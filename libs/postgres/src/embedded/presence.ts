import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { despiteLeavers, join } from './joining.js';
import type { Home } from './home.js';
import { stopPostmaster } from './postmaster.js';
import { withLock } from './start-lock.js';

const ENTER = 'select pg_advisory_lock_shared(7017363)';
const UNLOCK = 'select pg_advisory_unlock_shared(7017363)';
const TRY_ALONE = 'select pg_try_advisory_lock(7017363) as alone';

/**
 * A process's stay at the embedded server: a shared advisory lock on a connection of its own.
 * Whoever can take the lock alone on leaving is the last, and stops the server.
 */
export class Presence {
  #client: pg.Client | undefined;
  #left = false;
  #returning: Promise<void> = Promise.resolve();

  constructor(readonly home: Home) {}

  /** @returns the socket's directory */
  enter(): Promise<string> {
    return despiteLeavers(async () => {
      const { socketDir, client } = await join(this.home);
      await client.query(ENTER);
      client.once('end', () => (this.#returning = this.#return()));
      this.#client = client;
      return socketDir;
    });
  }

  async leave(): Promise<void> {
    if (this.#left) return;
    this.#left = true;
    await this.#returning;
    const alone = await this.#isAlone().catch(() => false);
    if (alone) await withLock(this.home.lock, () => stopPostmaster(this.home.data));
    await this.#client?.end().catch(() => undefined);
  }

  async #isAlone(): Promise<boolean> {
    await this.#client?.query(UNLOCK);
    const answer = await this.#client?.query<{ alone: boolean }>(TRY_ALONE);
    return answer?.rows[0]?.alone ?? false;
  }

  // The server went away under us: start it again, so that the pools find it.
  async #return(): Promise<void> {
    this.#client = undefined;
    while (!this.#left && !this.#client) {
      await this.enter().catch(() => sleep(1_000, undefined, { ref: false }));
    }
  }
}
