import type pg from 'pg';
import type { Recorded } from '@ledger/kernel';
import { Fold } from '../../fold/fold.js';
import { moveCheckpoints } from '../../store/checkpoint.js';
import type { Tenure } from '../batch.js';
import type { Engine } from '../engine.js';
import { openBatch } from '../open-batch.js';
import { type BuildFold, fetchAll, fetchAllUnseen, writeAll } from './one-trip.js';
import { prepared } from './prepared.js';

/** One projection and what comes next for it: contiguous, at least one event. */
export interface Member {
  readonly tenure: Tenure;
  readonly events: readonly Recorded[];
}

interface Part extends BuildFold {
  readonly tenure: Tenure;
  readonly to: number;
}

/**
 * Folds into the tables of several projections and moves their checkpoints, in one transaction: all
 * of it or nothing. @throws Fenced when another owner has taken one of them over.
 */
export async function workTogether(engine: Engine, members: readonly Member[]): Promise<void> {
  const parts = await Promise.all(members.map((member) => partOf(engine, member)));
  const client = await engine.database.pool('project', 'pipelined').connect();
  let unusable = false;
  try {
    await settle(client);
    await inOneTransaction(prepared(client), engine, parts);
  } catch (error) {
    unusable = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(unusable);
  }
  engine.atBoundary('after-commit');
  for (const { tenure, fold, to } of parts) {
    tenure.position = to;
    tenure.parkedStreams = fold.parkedStreams;
  }
}

async function partOf(engine: Engine, { tenure, events }: Member): Promise<Part> {
  const { definition, lease, parkedStreams } = tenure;
  const opened = await openBatch(definition, events, engine.open);
  const fold = new Fold(definition, opened, new Set(parkedStreams));
  return { tenure, build: lease.build, fold, to: events.at(-1)?.position ?? tenure.position };
}

// The checkpoints are moved first: that locks them, and who was fenced stops before it writes.
async function inOneTransaction(client: pg.ClientBase, engine: Engine, parts: readonly Part[]) {
  const moves = parts.map(({ tenure: { lease, position }, to }) => ({ lease, from: position, to }));
  engine.atBoundary('before-fetch');
  await Promise.all([
    client.query('begin'),
    moveCheckpoints(client, moves),
    fetchAll(client, parts),
  ]);
  for (const { fold } of parts) fold.run();
  await fetchAllUnseen(client, parts);
  engine.atBoundary('before-write');
  await writeAll(client, parts);
  engine.atBoundary('after-write');
  engine.atBoundary('after-checkpoint');
  await client.query('commit');
}

// Checkpoint and rows come back together after a crash of the server, at the worst a few batches
// earlier, and the log, which is flushed before anyone reads it, has what is to be folded again: so
// this commit need not wait for the disk. Look-ups go by an index, key by key, as in batch.ts.
const SETTINGS = `set synchronous_commit = off; set plan_cache_mode = force_generic_plan;
  set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set enable_bitmapscan = off; set enable_material = off`;

const settled = new WeakSet<pg.PoolClient>();

async function settle(client: pg.PoolClient): Promise<void> {
  if (settled.has(client)) return;
  await client.query(SETTINGS);
  settled.add(client);
}
