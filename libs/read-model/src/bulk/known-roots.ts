import type { Engine } from '../engine/engine.js';
import { notedRoots } from '../store/roots.js';
import type { KnownRoot } from './log-tree.js';

/** Every Merkle root that is known of the log. */
export async function knownRoots({ database, knownRoot }: Engine): Promise<readonly KnownRoot[]> {
  const elsewhere = await knownRoot?.();
  const noted = await notedRoots(database.pool('project'));
  return elsewhere ? [...noted, elsewhere] : noted;
}
