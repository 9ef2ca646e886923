import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import type { Database } from '@ledger/postgres';
import type { Connection } from './connection.js';
import { type Feed, follow } from './feed.js';
import { type Identity, logIdOf, readIdentity } from './identity.js';
import { place } from './placing.js';

export interface SequencerOptions {
  readonly connection: Connection;
  readonly database: Database;
  readonly prefix: string;
  /** Told of each position that was given. */
  readonly onPlaced: (position: number) => void;
  /** Told of what interrupts the work; it goes on by itself. */
  readonly onError?: (error: unknown) => void;
  /** How long the lease lasts without a sign of life, in seconds. */
  readonly leaseSeconds?: number;
  /** After how long without an event the feed is opened anew: it may be dead and not say so. */
  readonly silentMs?: number;
}

interface Lease {
  readonly epoch: number;
  position: number;
  commitPosition: number;
  recordedAt: string | null;
}

/**
 * Gives the events of our streams their dense positions, in the order of the whole server. Each
 * process has one; the lease, on the database's clock, lets one work, and its epoch fences off one
 * that only thinks that it still holds it.
 */
export class Sequencer {
  readonly #holder = randomUUID();
  readonly #closing = new AbortController();
  readonly #working: Promise<void>;
  #feed: Feed | undefined;
  #identity: Identity | undefined;

  constructor(readonly options: SequencerOptions) {
    this.#working = this.#work();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#feed?.close();
    await this.#working;
    await this.#pool().query('select ledger.leave_sequencer($1)', [this.#holder]);
  }

  #pool() {
    return this.options.database.pool('append');
  }

  // Comes back after whatever happened, from what is stored, a little later each time.
  async #work(): Promise<void> {
    let wait = 50;
    while (!this.#closing.signal.aborted) {
      const worked = await this.#turn().catch((error: unknown) => {
        this.#tell(error);
        return false;
      });
      wait = worked ? 50 : Math.min(wait * 2, 1_000);
      await sleep(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  // Whoever is told must not stop the work by failing.
  #tell(error: unknown): void {
    if (this.#closing.signal.aborted) return;
    try {
      this.options.onError?.(error);
    } catch {
      return;
    }
  }

  /** Works for as long as it holds the lease. @returns false when another has it */
  async #turn(): Promise<boolean> {
    const lease = await this.#hold();
    if (!lease) return false;
    const { connection, prefix } = this.options;
    this.#feed = follow(connection.client, prefix, lease.commitPosition);
    try {
      await this.#sequence(lease, this.#feed);
    } finally {
      await this.#feed.close();
    }
    return true;
  }

  /** Until it is closed, or the feed is silent for long. @throws when the feed or the lease ends */
  async #sequence(lease: Lease, feed: Feed): Promise<void> {
    const { silentMs = 30_000 } = this.options;
    let keptAt = Date.now();
    let heardAt = Date.now();
    while (!this.#closing.signal.aborted && Date.now() - heardAt < silentMs) {
      const events = await feed.next(Math.min(1_000, silentMs));
      if (Date.now() - keptAt > 1_000) {
        await this.#keep(lease);
        keptAt = Date.now();
      }
      if (events.length === 0) continue;
      heardAt = Date.now();
      await this.#write(lease, await this.#whatItIs(), events);
    }
  }

  // Once decided, it never changes.
  async #whatItIs(): Promise<Identity> {
    const { connection, prefix } = this.options;
    if (typeof this.#identity?.simulated !== 'boolean') {
      this.#identity = await readIdentity(connection, prefix);
    }
    return this.#identity;
  }

  async #hold(): Promise<Lease | undefined> {
    const { rows } = await this.#pool().query<Lease>(
      `select epoch, position, commit_position as "commitPosition", recorded_at as "recordedAt"
       from ledger.hold_sequencer($1, $2)`,
      [this.#holder, this.options.leaseSeconds ?? 5],
    );
    return rows[0];
  }

  async #keep({ epoch }: Lease): Promise<void> {
    const kept = await this.#hold();
    if (kept?.epoch !== epoch) throw new Error('Another process took over the sequencing.');
  }

  async #write(
    lease: Lease,
    identity: Identity,
    events: readonly AllStreamRecordedEvent[],
  ): Promise<void> {
    const { placed, faults } = place(
      {
        prefix: this.options.prefix,
        logId: logIdOf(identity),
        simulated: identity.simulated === true,
        position: lease.position,
        recordedAt: lease.recordedAt,
      },
      events,
    );
    const commitPosition = Number(events.at(-1)?.position.commit ?? lease.commitPosition);
    await this.#pool().query('select ledger.sequence($1, $2, $3, $4, $5)', [
      lease.epoch,
      lease.position,
      commitPosition,
      JSON.stringify(placed),
      JSON.stringify(faults),
    ]);
    const last = placed.at(-1);
    lease.commitPosition = commitPosition;
    lease.position = last?.position ?? lease.position;
    lease.recordedAt = last?.recorded_at ?? lease.recordedAt;
    this.options.onPlaced(lease.position);
  }
}
