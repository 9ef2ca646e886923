import type { Job, JobSchedulerJson } from 'bullmq';
import { type JobKind, repeatOf } from './job-kind.js';
import { type JobStore, over, prepared } from './store.js';

const QUEUE = 'jobs';

/** How patient the queue is, in milliseconds; tests are less so. */
export interface Patience {
  /** Between two looks at the schedules. */
  readonly heartbeatMs: number;
  /** After which a worker that is silent is taken for dead and its job given to another. */
  readonly silentMs: number;
  /** How long the store may take to answer before everything is opened afresh. */
  readonly answerMs: number;
}

export interface SessionOptions {
  readonly store: JobStore;
  readonly kinds: readonly JobKind[];
  readonly patience: Patience;
  readonly onError: (error: unknown) => void;
}

export type Session = Awaited<ReturnType<typeof openSession>>;

/** A queue and the worker that takes from it. @throws what the store says when it is not there */
export async function openSession(options: SessionOptions) {
  const { store, kinds, onError } = options;
  await prepared(store);
  const stop = new AbortController();
  const { queue, worker, cut } = connected(options, stop.signal);
  queue.on('error', onError);
  worker.on('error', onError);
  /** Lets the job under way end, unless the store is lost anyway. */
  const close = async (waitMs: number, lost: boolean) => {
    stop.abort();
    await Promise.race([Promise.allSettled([worker.close(lost), queue.close()]), passed(waitMs)]);
    cut();
  };
  return {
    queue,
    worker,
    close,
    /** Puts back each schedule that is missing or has come to a halt. */
    keepSchedules: async () => {
      await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
      begin(worker, stop.signal, onError);
      for (const kind of kinds) await keepSchedule(queue, kind);
    },
  };
}

function connected({ store, kinds, patience }: SessionOptions, signal: AbortSignal) {
  const { Queue, Worker, cut } = over(store);
  const { silentMs } = patience;
  const queue = new Queue(QUEUE, { connection: '', defaultJobOptions: kept });
  const runs = new Map(kinds.map((kind) => [kind.name, kind]));
  const run = async ({ name, data }: Job) => {
    const kind = runs.get(name);
    if (!kind) throw new Error(`No kind of job is called ${name}.`);
    return kind.run(data, signal);
  };
  const worker = new Worker(QUEUE, run, {
    connection: '',
    autorun: false,
    lockDuration: silentMs,
    stalledInterval: silentMs,
    // A job does no harm by being done again, however often its worker died.
    maxStalledCount: 1000,
    runRetryDelay: Math.min(silentMs, 5000),
    drainDelay: Math.min(silentMs / 1000, 5),
  });
  return { queue, worker, cut };
}

// One that was closed before its store was there would never stop once it is.
function begin(worker: Worker, { aborted }: AbortSignal, onError: (error: unknown) => void): void {
  if (!worker.isRunning() && !aborted) worker.run().catch(onError);
}

const kept = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { count: 100 },
  removeOnFail: { count: 1000 },
};

type Queue = ReturnType<typeof connected>['queue'];
type Worker = ReturnType<typeof connected>['worker'];

// So late is a job that nobody took, or that was lost: as when two processes put a schedule back.
const HALTED_MS = 5000;

async function keepSchedule(queue: Queue, { name, schedule }: JobKind): Promise<void> {
  if (!schedule) return;
  const repeat = repeatOf(schedule);
  if (isKept(await queue.getJobScheduler(name), repeat)) return;
  await queue.upsertJobScheduler(name, repeat, { name, opts: kept });
}

const isKept = (there: JobSchedulerJson | undefined, repeat: ReturnType<typeof repeatOf>) =>
  there !== undefined &&
  there.pattern === repeat.pattern &&
  there.every === repeat.every &&
  (there.next ?? 0) > Date.now() - HALTED_MS;

const passed = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
