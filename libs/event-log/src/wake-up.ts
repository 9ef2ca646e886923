import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { Waiters } from './waiters.js';

export interface WakeUpOptions {
  /** Opens a connection of one's own. */
  readonly connect: () => Promise<pg.Client>;
  /** The log's last position. */
  readonly position: () => Promise<number>;
  /** Told when it listens again after its connection was lost. */
  readonly reconnected?: () => void;
  /** How often to look, should a notification be lost. */
  readonly pollMs?: number;
}

/** Wakes those who wait when any process appends: by LISTEN, and by looking now and then. */
export class WakeUp {
  readonly #waiters = new Waiters();
  readonly #closing = new AbortController();
  #client: pg.Client | undefined;
  #watching: Promise<void> | undefined;
  #listened = false;

  constructor(readonly options: WakeUpOptions) {}

  /** What this process appended needs no notification. */
  advance(position: number): void {
    this.#waiters.advance(position);
  }

  waitPast(after: number, timeoutMs: number): Promise<void> {
    const waited = this.#waiters.waitPast(after, timeoutMs);
    if (this.#waiters.waiting) this.#watching ??= this.#watch();
    return waited;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiters.close();
    await this.#watching;
    await this.#client?.end().catch(() => undefined);
  }

  // A server that is away is looked for again at the next turn.
  async #watch(): Promise<void> {
    const { pollMs = 500 } = this.options;
    while (this.#waiters.waiting) {
      await this.#listen().catch(() => undefined);
      await this.#look().catch(() => undefined);
      if (!this.#waiters.waiting) break;
      await sleep(pollMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
    this.#watching = undefined;
  }

  // LISTEN first, then look: what is appended between the two is heard or seen.
  async #listen(): Promise<void> {
    if (this.#client) return;
    const client = await this.options.connect();
    // A turn later: the answer to an append of this process's own, which is as quick, comes first.
    client.on('notification', ({ payload }) => {
      setImmediate(() => this.advance(Number(payload) || 0));
    });
    client.once('end', () => (this.#client = undefined));
    await client.query('listen ledger');
    this.#client = client;
    if (this.#listened) this.options.reconnected?.();
    this.#listened = true;
  }

  async #look(): Promise<void> {
    this.advance(await this.options.position());
  }
}
