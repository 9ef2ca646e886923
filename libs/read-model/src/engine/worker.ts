import { LogBroken } from '@ledger/kernel';
import type { Definition } from '../fold/definition.js';
import { analyzeTables } from '../store/analyze.js';
import { liveBuild } from '../store/builds.js';
import { liveCheckpoint, parkedStreams } from '../store/checkpoint.js';
import { Fenced, releaseLease, renewLease, takeLease } from '../store/lease.js';
import { type Tenure, workBatch } from './batch.js';
import { Bell } from './bell.js';
import type { Engine } from './engine.js';
import { type Follower, liveLane } from './live/live-lane.js';
import { aborted, isOver, type Limits } from './limits.js';
import { loadOrFold } from './load-or-fold.js';

/** The projection has not come to the position in the time allowed: ask again. */
export class ProjectionBehind extends Error {
  constructor(
    readonly projection: string,
    readonly position: number,
    readonly wanted: number,
  ) {
    super(`The projection ${projection} is at position ${position}; ${wanted} was asked for.`);
    this.name = 'ProjectionBehind';
  }
}

// Between looks at another process's progress.
const LOOK_MS = 20;
const BACK_OFF_MS = { first: 100, most: 5_000 };

/** Moves one projection on: all the time while it runs, or as far as a reader needs. */
export class Worker {
  readonly #bell = new Bell();
  #working = false;

  constructor(
    readonly engine: Engine,
    readonly definition: Definition,
  ) {}

  /** Keeps the projection at the head of the log until the signal. @throws LogBroken */
  async run(signal: AbortSignal): Promise<void> {
    let backOffMs = BACK_OFF_MS.first;
    while (!signal.aborted) {
      const failed = await this.#turn(signal);
      await this.#rest(signal, failed ? backOffMs : 0);
      backOffMs = failed ? Math.min(backOffMs * 2, BACK_OFF_MS.most) : BACK_OFF_MS.first;
    }
  }

  /** One tenure, or a wait for the lease. True when something went wrong that may pass. */
  async #turn(signal: AbortSignal): Promise<boolean> {
    try {
      const worked = await this.#work((tenure) => this.#follow(tenure, signal));
      if (!worked) await this.#rest(signal, LOOK_MS * 5);
      return false;
    } catch (error) {
      if (error instanceof LogBroken) throw error;
      this.engine.onError(this.definition.projection.name, error);
      return true;
    }
  }

  /**
   * Waits while somebody else brings the projection to the position, else does the work.
   * @throws ProjectionBehind when the time is over.
   */
  async catchUp(position: number, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (let before = -1; ;) {
      const reached = await this.#reached();
      if (reached >= position) return;
      this.#refuseLate(deadline, { reached, wanted: position });
      const worked = await this.#work((tenure) =>
        this.#advance(tenure, { until: position, deadline }),
      );
      if (!worked || reached === before) await this.#bell.wait(LOOK_MS);
      before = reached;
    }
  }

  #refuseLate(deadline: number, { reached, wanted }: { reached: number; wanted: number }) {
    if (Date.now() < deadline) return;
    throw new ProjectionBehind(this.definition.projection.name, reached, wanted);
  }

  async #reached(): Promise<number> {
    const pool = this.engine.database.pool('project');
    return (await liveCheckpoint(pool, this.definition)).position;
  }

  /** Does something under the lease; false when another has it, here or elsewhere. */
  async #work(use: (tenure: Tenure) => Promise<void>): Promise<boolean> {
    if (this.#working) return false;
    this.#working = true;
    try {
      return await this.#underLease(use);
    } finally {
      this.#working = false;
      this.#bell.ring();
    }
  }

  async #underLease(use: (tenure: Tenure) => Promise<void>): Promise<boolean> {
    const pool = this.engine.database.pool('project');
    const { build } = await liveBuild(pool, this.definition);
    const taken = await takeLease(pool, build, this.engine);
    if (!taken) return false;
    const { lease } = taken;
    try {
      const streams = await parkedStreams(pool, lease.build);
      const now = { renewedAt: Date.now(), parkedStreams: streams };
      await use({ definition: this.definition, ...taken, ...now });
    } catch (error) {
      if (!(error instanceof Fenced)) throw error;
    } finally {
      await releaseLease(pool, lease).catch(() => undefined);
    }
    return true;
  }

  /** Alone as long as it is far behind, then with the other projections of this process. */
  async #follow(tenure: Tenure, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#advance(tenure, { until: Infinity, deadline: Infinity, signal });
      if (!signal.aborted) await this.#inLane(tenure, { signal });
    }
  }

  #inLane(tenure: Tenure, how: Pick<Follower, 'once' | 'signal'>): Promise<void> {
    return liveLane(this.engine).follow({ tenure, moved: () => this.#moved(tenure), ...how });
  }

  async #moved(tenure: Tenure): Promise<void> {
    this.#bell.ring();
    await this.#renewWhenDue(tenure);
  }

  async #advance(tenure: Tenure, limits: Limits): Promise<void> {
    const { reader, batchEvents } = this.engine;
    const from = tenure.position;
    await this.#loadMuch(tenure, limits);
    while (tenure.position < limits.until && !isOver(limits)) {
      const events = await reader.after(tenure.position, batchEvents);
      if (events.length === 0) break;
      if (events.length === batchEvents) {
        reader.prefetch(tenure.position + batchEvents, batchEvents);
        await workBatch(this.engine, tenure, events);
        await this.#moved(tenure);
      } else await this.#inLane(tenure, { once: true, signal: limits.signal });
    }
    if (tenure.position - from >= this.engine.bulkEvents) await this.#analyze(tenure);
  }

  /** A build that has nothing yet, and much to come, is loaded as in a rebuild. */
  async #loadMuch(tenure: Tenure, limits: Limits): Promise<void> {
    if (tenure.position > 0) return;
    const { reader, bulkEvents, mostHeld } = this.engine;
    const until = (await reader.log.head()).position;
    if (until < bulkEvents) return;
    const ring = () => this.#bell.ring();
    const isLate = () => isOver(limits);
    await loadOrFold(this.engine, tenure, { until, mostHeld, progress: ring, isOver: isLate });
  }

  async #analyze({ lease }: Tenure): Promise<void> {
    const pool = this.engine.database.pool('project');
    await analyzeTables(pool, lease.build, this.definition.shapes.values());
  }

  async #renewWhenDue(tenure: Tenure): Promise<void> {
    const { database, leaseMs } = this.engine;
    if (Date.now() - tenure.renewedAt < leaseMs / 3) return;
    tenure.renewedAt = Date.now();
    await renewLease(database.pool('project'), tenure.lease, leaseMs);
  }

  #rest = (signal: AbortSignal, waitMs: number) =>
    aborted(signal, new Promise<void>((resolve) => setTimeout(resolve, waitMs)));
}
