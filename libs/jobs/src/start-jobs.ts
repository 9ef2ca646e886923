import { setTimeout as sleep } from 'node:timers/promises';
import { openSession, type Patience, type Session, type SessionOptions } from './session.js';

const USUAL: Patience = { heartbeatMs: 5000, silentMs: 30_000, answerMs: 30_000 };

export interface JobsOptions extends Omit<SessionOptions, 'patience'> {
  readonly patience?: Partial<Patience>;
}

/** A job that a person or a test puts in. */
export interface PutIn {
  readonly kind: string;
  readonly data: object;
}

export interface Jobs {
  /** Puts jobs in, in this order. @throws Error when the store does not answer */
  put(jobs: readonly PutIn[]): Promise<void>;
  /** Jobs that wait, are under way or will be tried again; those of schedules are not counted. */
  waiting(): Promise<number>;
  /** Lets the job under way stop and ends every connection. */
  close(): Promise<void>;
}

/**
 * Takes jobs and keeps their schedules from now on, and says nothing when the store is not there yet:
 * it is told to `onError` and tried again. Whatever the store loses comes back by itself, because
 * the schedules are put back at every heartbeat; what failed is opened afresh.
 */
export function startJobs(options: JobsOptions): Jobs {
  const patience = { ...USUAL, ...options.patience };
  const keeper = new Keeper({ ...options, patience });
  return {
    put: (jobs) => keeper.put(jobs),
    waiting: () => keeper.waiting(),
    close: () => keeper.close(),
  };
}

class Keeper {
  private readonly stop = new AbortController();
  private readonly running: Promise<void>;
  private session: Promise<Session> | undefined;
  private readonly told = new Set<string>();

  constructor(private readonly options: SessionOptions) {
    this.running = this.run();
  }

  async put(jobs: readonly PutIn[]): Promise<void> {
    const { queue } = await this.open();
    const added = queue.addBulk(jobs.map(({ kind, data }) => ({ name: kind, data })));
    await this.answered(added);
  }

  async waiting(): Promise<number> {
    const { queue } = await this.open();
    const counts = queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
    const [jobs, schedules] = await this.answered(
      Promise.all([counts, queue.getJobSchedulersCount()]),
    );
    // Each schedule has its next job put in already.
    const all = Object.values(jobs).reduce((sum, count) => sum + count, 0);
    return Math.max(0, all - schedules);
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
    await this.discard(this.told.size > 0);
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      await this.beat();
      const { heartbeatMs } = this.options.patience;
      await sleep(heartbeatMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async beat(): Promise<void> {
    try {
      await this.answered(this.open().then((session) => session.keepSchedules()));
      this.told.clear();
    } catch (error) {
      this.tell(error);
      if (!this.stop.signal.aborted) await this.discard(true);
    }
  }

  private open(): Promise<Session> {
    const onError = (error: unknown) => this.tell(error);
    return (this.session ??= openSession({ ...this.options, onError }));
  }

  private async discard(lost: boolean): Promise<void> {
    const { session } = this;
    this.session = undefined;
    await session?.then(({ close }) => close(lost ? 500 : 5000, lost)).catch(() => undefined);
  }

  /** Once, not at every attempt, until it is well again. */
  private tell(error: unknown): void {
    const said = String(error);
    if (this.stop.signal.aborted || this.told.has(said)) return;
    this.told.add(said);
    this.options.onError(error);
  }

  /** @throws Error when the store stays silent, or the jobs are closed meanwhile */
  private async answered<T>(answer: Promise<T>): Promise<T> {
    const waited = new AbortController();
    const { signal } = waited;
    const { answerMs } = this.options.patience;
    const either = AbortSignal.any([signal, this.stop.signal]);
    const silence = sleep(answerMs, undefined, { signal: either, ref: false })
      .catch(() => undefined)
      .then(() => Promise.reject(new Error('The store of the jobs does not answer.')));
    return Promise.race([answer, silence]).finally(() => waited.abort());
  }
}
