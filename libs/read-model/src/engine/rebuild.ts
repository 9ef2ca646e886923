import type { Progress } from '../bulk/load.js';
import { dropBroken, enterBuild, nextBuild, refuseRebuilding } from '../store/builds.js';
import type { Difference } from '../store/compare.js';
import type { Definition } from '../fold/definition.js';
import { releaseLease, takeLease } from '../store/lease.js';
import { inTransaction } from '../store/transaction.js';
import type { Tenure } from './batch.js';
import type { Engine } from './engine.js';
import { loadOrFold } from './load-or-fold.js';
import { foldTo, switchTo } from './switch.js';
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
 * until the next rebuild, for a way back. A rebuild that was broken off left nothing that counts:
 * the next one drops it and begins again. @throws Error when it is being rebuilt already
 */
export async function rebuild(
  worker: Worker,
  progress: (progress: Progress) => void = () => undefined,
): Promise<Rebuilt> {
  const { engine, definition } = worker;
  const tenure = await begin(engine, definition);
  try {
    return await build(worker, tenure, progress);
  } finally {
    await releaseLease(engine.database.pool('project'), tenure.lease).catch(() => undefined);
  }
}

async function build(
  worker: Worker,
  tenure: Tenure,
  progress: (progress: Progress) => void,
): Promise<Rebuilt> {
  const { engine } = worker;
  const startedAt = Date.now();
  const until = (await engine.reader.log.head()).position;
  await loadOrFold(engine, tenure, { until, mostHeld: engine.mostHeld, progress });
  await foldTo(engine, tenure, Infinity);
  progress({ stage: 'compare', position: tenure.position, until });
  await worker.catchUp(tenure.position, CATCH_UP_MS);
  const differences = await switchTo(engine, tenure, { compare: true });
  return { events: tenure.position, seconds: (Date.now() - startedAt) / 1_000, differences };
}

async function begin(engine: Engine, definition: Definition): Promise<Tenure> {
  const pool = engine.database.pool('project');
  const build = await inTransaction(pool, 'begin', async (client) => {
    await client.query('select pg_advisory_xact_lock(7017371)');
    await refuseRebuilding(client, definition);
    await dropBroken(client, definition);
    const name = await nextBuild(client, definition);
    await enterBuild(client, definition, { build: name, state: 'building' });
    return name;
  });
  const taken = await takeLease(pool, build, engine);
  if (!taken) throw new Error(`Another process is rebuilding ${definition.projection.name}.`);
  return { definition, ...taken, parkedStreams: new Set(), renewedAt: Date.now() };
}
