import { setImmediate as turn } from 'node:timers/promises';
import type { Recorded } from '@ledger/kernel';
import { isRefusedData } from '../../store/refused-data.js';
import { isNotAllThere } from '../../store/statement.js';
import { type Tenure, workBatch } from '../batch.js';
import type { Engine } from '../engine.js';
import { LaneConnection } from './lane-connection.js';
import { NextEvents } from './next-events.js';
import { type Member, workTogether } from './together.js';

/** A projection at the head of the log. */
export interface Follower {
  readonly tenure: Tenure;
  readonly signal?: AbortSignal | undefined;
  /** For the next batch only, which there is. */
  readonly once?: boolean;
  /** Told after each batch, and not waited for; renews the lease when it is time. @throws Fenced */
  readonly moved: () => Promise<void>;
}

interface Seat extends Follower {
  readonly leave: (error?: unknown) => void;
}

interface Served extends Member {
  readonly seat: Seat;
}

/**
 * Keeps the projections of a process at the head of the log together: they share one read and one
 * transaction. What arrives while a batch is written is read meanwhile, and is the next batch.
 */
export class LiveLane {
  readonly #connection: LaneConnection;
  readonly #next: NextEvents;
  readonly #seats = new Set<Seat>();
  #running = false;
  #joined = false;

  constructor(readonly engine: Engine) {
    this.#connection = new LaneConnection(engine.database);
    this.#next = new NextEvents(engine);
  }

  /**
   * Resolves when the signal comes, or when so much has come that it is better read alone; `once`,
   * after the next batch.
   * @throws Fenced when another owner has taken over
   */
  follow(follower: Follower): Promise<void> {
    return new Promise((settle, fail) => {
      const { signal } = follower;
      const look = () => this.#next.hurry();
      const leave = (error?: unknown) => {
        signal?.removeEventListener('abort', look);
        this.#seats.delete(seat);
        if (error === undefined) settle();
        else fail(error);
      };
      const seat: Seat = { ...follower, leave };
      this.#seats.add(seat);
      this.#joined = true;
      signal?.addEventListener('abort', look, { once: true });
      if (this.#running) look();
      else void this.#run();
    });
  }

  /** Never throws: each hears of its own. */
  async #run(): Promise<void> {
    this.#running = true;
    while (this.#seats.size > 0) {
      // Whoever comes to the head with the same events belongs to the same batch.
      if (this.#joined) await turn();
      this.#joined = false;
      const seats = [...this.#seats];
      await this.#step(seats).catch((error: unknown) => seats.forEach(({ leave }) => leave(error)));
    }
    this.#next.hurry();
    this.#connection.rest();
    this.#running = false;
  }

  async #step(seats: readonly Seat[]): Promise<void> {
    const from = Math.min(...seats.map(({ tenure }) => tenure.position));
    const hurried = seats.some(({ once }) => once);
    const events = await (hurried ? this.#next.atOnce(from) : this.#next.after(from));
    const stays = seats.filter((seat) => !this.#dismissed(seat, events));
    const served = stays.flatMap((seat) => servedOf(seat, events) ?? []);
    if (served.length > 0) await this.#round(served);
    for (const { once, moved, leave } of stays) {
      // A lease is renewed beside the work: the batches are fenced by the checkpoint, not by time.
      moved().catch(leave);
      if (once) leave();
    }
  }

  #dismissed({ signal, leave }: Seat, events: readonly Recorded[]): boolean {
    const goes = (signal?.aborted ?? false) || events.length >= this.engine.batchEvents;
    if (goes) leave();
    return goes;
  }

  async #round(served: readonly Served[]): Promise<void> {
    try {
      const ahead = (position: number) => this.#next.begin(position);
      await this.#connection.use((client) => workTogether(this.engine, { client, ahead }, served));
    } catch (error) {
      if (!isOfOne(error)) throw error;
      await this.#eachAlone(served);
    }
  }

  // One of them is at fault, and must not keep the others waiting.
  async #eachAlone(served: readonly Served[]): Promise<void> {
    for (const { seat, events } of served)
      await workBatch(this.engine, seat.tenure, events).catch(seat.leave);
  }
}

// Which of them, each finds out alone: a former owner as one that is fenced.
const isOfOne = (error: unknown) => isRefusedData(error) || isNotAllThere(error);

/** What comes next for it; undefined when it has come further than these events. */
function servedOf(seat: Seat, events: readonly Recorded[]): Served | undefined {
  const { tenure } = seat;
  const first = events.findIndex(({ position }) => position > tenure.position);
  return first < 0 ? undefined : { seat, tenure, events: events.slice(first) };
}

const lanes = new WeakMap<Engine, LiveLane>();

/** The lane of a process's engine. */
export function liveLane(engine: Engine): LiveLane {
  const lane = lanes.get(engine) ?? new LiveLane(engine);
  lanes.set(engine, lane);
  return lane;
}
