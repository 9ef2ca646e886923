import { digestsOf, entryOf, leafOf, type StoredEvent } from '@ledger/event-log';
import { LogBroken } from '@ledger/kernel';
import type { Hash } from './hashing.js';

/** Makes the leaf of a stored event anew. @throws LogBroken when another leaf is stored with it */
export function leafOfStored(logId: string, event: StoredEvent): Hash {
  const leaf = leafOf(entryOf(logId, event, digestsOf(event)));
  if (event.leaf === null || leaf.equals(event.leaf)) return leaf;
  throw new LogBroken(event.position, 'it is not the event that its leaf was made of');
}
