import type { Span, Stretch } from '@ledger/kernel';
import { eventsIn } from './copied-event.js';
import { leavesInOrder } from './in-order.js';
import { LEAF_BYTES, type ReadLeaves } from './read-leaves.js';

/**
 * The span as the store gives it, a piece at a time, however long the log: every leaf is made anew
 * from what stands there and compared with the stored one, in the thread that asks.
 * @throws LogBroken at the first position that is wrong
 */
export async function* stretchesOf(
  read: ReadLeaves,
  logId: string,
  span: Span,
): AsyncGenerator<Stretch> {
  let to = span.after;
  for await (const { leaves, rows } of leavesInOrder(read, { logId, ...span })) {
    to += leaves.length / LEAF_BYTES;
    yield { events: rows ? eventsIn(rows) : [], leaves, to };
  }
}
