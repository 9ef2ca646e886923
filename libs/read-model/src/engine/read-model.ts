import { randomUUID } from 'node:crypto';
import type { EventLog } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import { define } from '../fold/definition.js';
import type { AnyProjection } from '../projection.js';
import { prepareBuild } from '../store/builds.js';
import { liveCheckpoint } from '../store/checkpoint.js';
import { notedRoot } from '../store/roots.js';
import { parkedIn, type ParkedStream } from '../store/status.js';
import type { View, ViewRequest } from '../view.js';
import type { Engine } from './engine.js';
import { rebuild, type Rebuilt } from './rebuild.js';
import type { Progress } from '../bulk/load.js';
import { SharedReader } from './shared-reader.js';
import { wayBack } from './switch.js';
import { Turns } from './turns.js';
import { type Viewed, viewing } from './viewing.js';
import { Worker } from './worker.js';

export interface ReadModelOptions extends Partial<
  Pick<
    Engine,
    | 'open'
    | 'owner'
    | 'leaseMs'
    | 'batchEvents'
    | 'bulkEvents'
    | 'mostHeld'
    | 'knownRoot'
    | 'stretches'
    | 'onError'
    | 'atBoundary'
  >
> {
  readonly database: Database;
  readonly log: EventLog;
  readonly projections: readonly AnyProjection[];
  /** Every event type that some schema knows: any other parks its stream. */
  readonly knownTypes: ReadonlySet<string>;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** The last position whose effects can be seen. */
  readonly position: number;
  /** How many events of the log are still to come. */
  readonly lag: number;
  readonly parked: readonly ParkedStream[];
  /** The log that the tables were made from as a whole; absent when they never were. */
  readonly madeFrom?: { readonly size: number; /** In base64. */ readonly root: string };
}

/** The projections of one process, on tables that several processes may share. */
export interface ReadModel {
  /** Makes the tables of each projection's version that has none. Call it first. */
  prepare(): Promise<void>;
  /** Waits until the projection has come to the position. @throws ProjectionBehind */
  catchUp(name: string, position: number, timeoutMs?: number): Promise<void>;
  /** Keeps every projection at the head of the log until the signal. @throws LogBroken */
  run(signal: AbortSignal): Promise<void>;
  /**
   * Reads a projection's tables in one snapshot, as known at one moment, as far as the reader may
   * see. @throws ProjectionBehind, and Refusal `known-at-not-understood`
   */
  view<R>(name: string, request: ViewRequest, use: (view: View) => Promise<R>): Promise<Viewed<R>>;
  status(): Promise<readonly ProjectionStatus[]>;
  /** Builds a projection's tables afresh from the whole log and switches to them. */
  rebuild(name: string, progress?: (progress: Progress) => void): Promise<Rebuilt>;
  /**
   * Switches back to the tables that were live before the last rebuild, brought up to date; the same
   * again undoes it. @throws Error when there are none
   */
  wayBack(name: string): Promise<{ readonly position: number }>;
  /**
   * Tries the parked streams again after a fix, and says how many were parked before and are after.
   * The tables are built afresh, because other streams may have met the gap that these left.
   */
  redrive(name: string): Promise<{ readonly before: number; readonly after: number }>;
}

const LOADS_AT_ONCE = 2;
const TIMEOUT_MS = 10_000;
const LEASE_MS = 3_000;
const BATCH_EVENTS = 2_000;
const BULK_EVENTS = 20_000;
const MOST_HELD = 64 * 2 ** 20;

/** The read models over a log. It owns neither the database nor the log: close them yourself. */
export function openReadModel(options: ReadModelOptions): ReadModel {
  const engine = engineOf(options);
  const workers = new Map(
    options.projections.map((projection) => [
      projection.name,
      new Worker(engine, define(projection, options.knownTypes)),
    ]),
  );
  const worker = (name: string) => {
    const found = workers.get(name);
    if (found) return found;
    throw new Error(`There is no projection ${name}`);
  };
  const one = inTurn();
  return {
    prepare: async () => {
      const pool = options.database.pool('project');
      for (const { definition } of workers.values()) await prepareBuild(pool, definition);
    },
    catchUp: (name, position, timeoutMs = TIMEOUT_MS) => worker(name).catchUp(position, timeoutMs),
    run: (signal) => runAll([...workers.values()], signal),
    view: async (name, request, use) => viewing({ ...options, worker: worker(name) }, request, use),
    status: () => Promise.all([...workers.values()].map(statusOf)),
    rebuild: (name, progress) => one(() => rebuild(worker(name), progress)),
    wayBack: (name) => one(() => wayBack(worker(name))),
    redrive: (name) => one(() => redrive(worker(name))),
  };
}

function engineOf({ log, ...options }: ReadModelOptions): Engine {
  const reader = new SharedReader(log);
  return {
    owner: randomUUID(),
    leaseMs: LEASE_MS,
    batchEvents: BATCH_EVENTS,
    bulkEvents: BULK_EVENTS,
    mostHeld: MOST_HELD,
    stretches: (span) => log.stretches?.(span) ?? reader.stretches(span),
    open: async (events) => events.map(() => ({ personal: [] })),
    onError: () => undefined,
    atBoundary: () => undefined,
    ...options,
    reader,
    loads: new Turns(LOADS_AT_ONCE),
  };
}

/** A fault in one stops them all: a broken log is broken for each. */
async function runAll(workers: readonly Worker[], signal: AbortSignal): Promise<void> {
  const broken = new AbortController();
  const both = AbortSignal.any([signal, broken.signal]);
  const runs = workers.map((worker) =>
    worker.run(both).catch((error: unknown) => {
      broken.abort();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
  if (failed) throw failed.reason;
}

async function statusOf({ engine, definition }: Worker): Promise<ProjectionStatus> {
  const { name, version } = definition.projection;
  const pool = engine.database.pool('project');
  const { build, position } = await liveCheckpoint(pool, definition);
  const head = await engine.reader.log.head();
  const lag = Math.max(0, head.position - position);
  const parked = await parkedIn(pool, build);
  const made = await notedRoot(pool, build);
  const status = { name, version, position, lag, parked };
  if (!made) return status;
  return { ...status, madeFrom: { size: made.size, root: made.root.toString('base64') } };
}

async function redrive(worker: Worker): Promise<{ before: number; after: number }> {
  const before = (await statusOf(worker)).parked.length;
  if (before > 0) await rebuild(worker);
  return { before, after: (await statusOf(worker)).parked.length };
}

// A rebuild holds two connections: several at once could wait for each other's.
function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <R>(work: () => Promise<R>): Promise<R> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
