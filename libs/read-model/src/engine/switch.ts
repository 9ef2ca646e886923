import { LogBroken } from '@ledger/kernel';
import { dropOthers, exchangeBuilds, liveBuild, retiredBuild } from '../store/builds.js';
import { parkedStreams, standStill } from '../store/checkpoint.js';
import { compareBuilds, type Difference } from '../store/compare.js';
import { renewLease, takeLease } from '../store/lease.js';
import { inTransaction } from '../store/transaction.js';
import { type Tenure, workBatch } from './batch.js';
import type { Engine } from './engine.js';
import type { Worker } from './worker.js';

/** Moves a build that is not live up to a position, or to the head of the log. */
export async function foldTo(engine: Engine, tenure: Tenure, position: number): Promise<void> {
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

/**
 * Brings other tables to where the live ones stand still, compares them where that is asked for,
 * and makes them the live ones, all in one transaction. Those that were live stay, retired.
 */
export async function switchTo(
  engine: Engine,
  tenure: Tenure,
  { compare }: { compare: boolean },
): Promise<readonly Difference[]> {
  const { definition, lease } = tenure;
  return inTransaction(engine.database.pool('project'), 'begin', async (client) => {
    const { build } = await liveBuild(client, definition);
    const liveAt = await standStill(client, build);
    await foldTo(engine, tenure, liveAt);
    if (tenure.position !== liveAt)
      throw new LogBroken(tenure.position + 1, 'the tables are ahead');
    const builds = { live: build, rebuilt: lease.build };
    const differences = compare ? await compareBuilds(client, definition, builds) : [];
    if (compare) await dropOthers(client, definition, [build, lease.build]);
    await exchangeBuilds(client, builds);
    return differences;
  });
}

/**
 * Switches back to the tables that were live before the last rebuild, first brought up to date. The
 * present ones stay: the same again undoes it. @throws Error when there are none
 */
export async function wayBack({ engine, definition }: Worker): Promise<{ position: number }> {
  const pool = engine.database.pool('project');
  const build = await retiredBuild(pool, definition);
  const taken = await takeLease(pool, build, engine);
  if (!taken) throw new Error(`Another process works on ${build}.`);
  const streams = await parkedStreams(pool, build);
  const tenure = { definition, ...taken, parkedStreams: streams, renewedAt: Date.now() };
  await foldTo(engine, tenure, Infinity);
  await switchTo(engine, tenure, { compare: false });
  return { position: tenure.position };
}
