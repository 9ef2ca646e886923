import { load, type Loading } from '../bulk/load.js';
import { createEmptyTables } from '../store/builds.js';
import { renewLease } from '../store/lease.js';
import { isRefusedData } from '../store/refused-data.js';
import { inTransaction } from '../store/transaction.js';
import type { Tenure } from './batch.js';
import type { Engine } from './engine.js';

/**
 * Loads the tables of a build that is at position 0. Where the database finds fault with a value,
 * they are left empty at position 0 for the live path, which finds the event.
 * @returns whether they were loaded
 */
export async function loadOrFold(
  engine: Engine,
  tenure: Tenure,
  loading: Loading,
): Promise<boolean> {
  try {
    await engine.loads.take(async () => {
      // The wait may have been long: whoever took over meanwhile is found out here.
      await renewLease(engine.database.pool('project'), tenure.lease, engine.leaseMs);
      await load(engine, tenure, loading);
    });
    return true;
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    const { definition, lease } = tenure;
    await inTransaction(engine.database.pool('project'), 'begin', (client) =>
      createEmptyTables(client, definition, lease.build),
    );
    return false;
  }
}
