import type pg from 'pg';
import type { Recorded } from '@ledger/kernel';
import type { Definition } from '../fold/definition.js';
import { Fold, type ToFold } from '../fold/fold.js';
import { holdCheckpoint, moveCheckpoint } from '../store/checkpoint.js';
import { askedLookUps, fetch, unseenLookUps } from '../store/fetch.js';
import type { Lease } from '../store/lease.js';
import { isRefusedData } from '../store/refused-data.js';
import { write } from '../store/statement.js';
import { inTransaction } from '../store/transaction.js';
import { foldStatements } from '../store/write.js';
import type { Engine } from './engine.js';
import { openBatch } from './open-batch.js';

/** One owner's work on one build: where it is, and what it has put aside. */
export interface Tenure {
  readonly definition: Definition;
  readonly lease: Lease;
  position: number;
  parkedStreams: Set<string>;
  /** Milliseconds, by this process's clock: only when to renew, never whether the lease holds. */
  renewedAt: number;
}

/**
 * Folds a batch into the tables and moves the checkpoint, in one transaction: all of it or nothing.
 * @throws Fenced when another owner has taken over.
 */
export async function workBatch(engine: Engine, tenure: Tenure, events: readonly Recorded[]) {
  const last = events.at(-1);
  if (!last) return;
  const opened = await openBatch(tenure.definition, events, engine.open);
  await workOpened(engine, tenure, { events: opened, to: last.position });
}

/** Those events of the log up to a position that concern the projection. */
interface Stretch {
  readonly events: readonly ToFold[];
  readonly to: number;
}

// A value that only the database finds fault with is searched for by halves, and its stream parked.
async function workOpened(engine: Engine, tenure: Tenure, stretch: Stretch) {
  const { events, to } = stretch;
  try {
    await workWhole(engine, tenure, stretch);
  } catch (error) {
    const [only] = events;
    if (!isRefusedData(error) || !only || only.fault !== undefined) throw error;
    if (events.length === 1) {
      await workWhole(engine, tenure, { events: [{ ...only, fault: String(error) }], to });
      return;
    }
    const first = events.slice(0, Math.ceil(events.length / 2));
    const second = events.slice(first.length);
    await workOpened(engine, tenure, { events: first, to: first.at(-1)?.position ?? to });
    await workOpened(engine, tenure, { events: second, to });
  }
}

async function workWhole(engine: Engine, tenure: Tenure, { events, to }: Stretch) {
  const fold = new Fold(tenure.definition, events, new Set(tenure.parkedStreams));
  const reach = { from: tenure.position, to };
  await inTransaction(engine.database.pool('project'), BEGIN, async (client) => {
    await holdCheckpoint(client, tenure.lease, tenure.position);
    await foldInto(client, { engine, build: tenure.lease.build, fold });
    await moveCheckpoint(client, tenure.lease, reach);
    engine.atBoundary('after-checkpoint');
  });
  engine.atBoundary('after-commit');
  tenure.position = to;
  tenure.parkedStreams = fold.parkedStreams;
}

interface Work {
  readonly engine: Engine;
  readonly build: string;
  readonly fold: Fold;
}

async function foldInto(client: pg.ClientBase, { engine, build, fold }: Work) {
  engine.atBoundary('before-fetch');
  await fetch(client, askedLookUps(build, fold));
  fold.run();
  await fetch(client, unseenLookUps(build, fold));
  engine.atBoundary('before-write');
  for (const statement of foldStatements(build, fold)) await write(client, statement);
  engine.atBoundary('after-write');
}

// The planner cannot know how few rows an array holds, nor how many a new table has: every look-up
// here goes by an index, key by key. Without the last two it would keep a whole table in memory and
// compare each key with each row of it.
const BEGIN = `begin; set local enable_seqscan = off; set local enable_hashjoin = off;
  set local enable_mergejoin = off; set local enable_bitmapscan = off;
  set local enable_material = off`;
