import type pg from 'pg';
import { LogBroken } from '@ledger/kernel';
import {
  createBuild,
  dropBuilds,
  exchangeBuilds,
  firstBuild,
  liveBuild,
  refuseRebuilding,
} from '../store/builds.js';
import { standStill } from '../store/checkpoint.js';
import { compareBuilds, type Difference } from '../store/compare.js';
import type { Definition } from '../fold/definition.js';
import { renewLease, takeLease } from '../store/lease.js';
import { inTransaction } from '../store/transaction.js';
import { type Tenure, workBatch } from './batch.js';
import type { Engine } from './engine.js';
import type { Worker } from './worker.js';

export interface Rebuilt {
  /** How many events were folded. */
  readonly events: number;
  readonly seconds: number;
  /** The tables in which the new build differs from the live one at the same position; most often none. */
  readonly differences: readonly Difference[];
}

// How long the live tables may take to come to where the new ones are.
const CATCH_UP_MS = 600_000;

/**
 * Builds the tables of a projection afresh from the whole log, beside the live ones, compares both
 * at the same position and switches to the new ones in one transaction. The former tables stay
 * until the next rebuild. @throws Error when it is being rebuilt already
 */
export async function rebuild(worker: Worker): Promise<Rebuilt> {
  const { engine, definition } = worker;
  const startedAt = Date.now();
  const tenure = await begin(engine, definition);
  await foldTo(engine, tenure, Infinity);
  await worker.catchUp(tenure.position, CATCH_UP_MS);
  const differences = await switchTo(engine, tenure);
  return { events: tenure.position, seconds: (Date.now() - startedAt) / 1_000, differences };
}

async function begin(engine: Engine, definition: Definition): Promise<Tenure> {
  const pool = engine.database.pool('project');
  const build = await inTransaction(pool, 'begin', async (client) => {
    await client.query('select pg_advisory_xact_lock(7017371)');
    await refuseRebuilding(client, definition);
    await dropBuilds(client, definition, 'building');
    await dropBuilds(client, definition, 'retired');
    const name = await nextBuild(client, definition);
    await createBuild(client, definition, { build: name, state: 'building' });
    return name;
  });
  const taken = await takeLease(pool, build, engine);
  if (!taken) throw new Error(`Another process is rebuilding ${definition.projection.name}.`);
  return { definition, ...taken, parkedStreams: new Set(), renewedAt: Date.now() };
}

// Generations have names of their own, so that nobody who reads the former tables is disturbed.
async function nextBuild(client: pg.ClientBase, definition: Definition): Promise<string> {
  const live = await liveBuild(client, definition);
  const generation = Number(/_g(\d+)$/.exec(live.build)?.[1] ?? 1);
  return `${firstBuild(definition)}_g${generation + 1}`;
}

async function foldTo(engine: Engine, tenure: Tenure, position: number): Promise<void> {
  const { reader, batchEvents, leaseMs, database } = engine;
  while (tenure.position < position) {
    const limit = Math.min(batchEvents, position - tenure.position);
    const events = await reader.after(tenure.position, limit);
    if (events.length === 0) return;
    if (events.length === batchEvents) reader.prefetch(tenure.position + limit, limit);
    await workBatch(engine, tenure, events);
    await renewLease(database.pool('project'), tenure.lease, leaseMs);
  }
}

/** Brings the new tables to where the live ones stand still, compares them and switches. */
async function switchTo(engine: Engine, tenure: Tenure): Promise<readonly Difference[]> {
  const { definition, lease } = tenure;
  return inTransaction(engine.database.pool('project'), 'begin', async (client) => {
    const { build } = await liveBuild(client, definition);
    const liveAt = await standStill(client, build);
    await foldTo(engine, tenure, liveAt);
    if (tenure.position !== liveAt)
      throw new LogBroken(tenure.position + 1, 'the tables are ahead');
    const builds = { live: build, rebuilt: lease.build };
    const differences = await compareBuilds(client, definition, builds);
    await exchangeBuilds(client, builds);
    return differences;
  });
}
