import { randomUUID } from 'node:crypto';
import type { Session } from '@ledger/access';
import type { ImportReceipt } from '@ledger/imports';
import { Problem } from '../../http/problem.js';

/** A file that was checked, or recorded; `content` stays until it is recorded. */
export interface KeptImport {
  readonly kind: string;
  readonly fileName: string;
  readonly content?: Buffer;
  readonly receipt: ImportReceipt;
  readonly recorded: boolean;
}

const PREFIX = 'import ';
/** Files and receipts are held in memory, under the session alone, and the oldest goes. */
const MOST = 3;

/** Keeps it for this session's next pages. @returns its random id */
export function keep({ kept }: Session, one: KeptImport, id: string = randomUUID()): string {
  kept.delete(PREFIX + id);
  const others = [...kept.keys()].filter((name) => name.startsWith(PREFIX));
  for (const name of others.slice(0, Math.max(0, others.length - MOST + 1))) kept.delete(name);
  kept.set(PREFIX + id, one);
  return id;
}

/** @throws Problem 404 when it is not this session's, or gone */
export function keptImport(session: Session | undefined, id: string): KeptImport {
  const found = session?.kept.get(PREFIX + id) as KeptImport | undefined;
  if (!found) throw new Problem(404, 'This import is no longer kept. Check the file again.');
  return found;
}
