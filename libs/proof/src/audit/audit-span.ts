import { leavesInOrder, type LeafSpan, type ReadLeaves } from '@ledger/event-log/leaves';
import { blockRoots } from '../compact-tree.js';
import { HASH_BYTES } from '../hashing.js';
import { type Fault, faultOf } from './fault.js';

/** What one thread tells another of a span: its leaves, up to the first fault if there is one. */
export interface SpanAudited {
  readonly leaves: Uint8Array;
  readonly blocks: Uint8Array;
  readonly fault?: Fault;
}

/**
 * Verifies a span by itself. The event before it is read too, so that the order in place and time is
 * checked across the border; its own faults are its own span's, which is looked at first.
 * Only a piece of the events is in memory at a time, and 32 bytes of each that is verified.
 */
export async function auditSpan(read: ReadLeaves, span: LeafSpan): Promise<SpanAudited> {
  const after = Math.max(span.after - 1, 0);
  const leaves = Buffer.alloc((span.until - after) * HASH_BYTES);
  let end = 0;
  let fault: Fault | undefined;
  try {
    for await (const piece of leavesInOrder(read, { ...span, after })) {
      leaves.set(piece.leaves, end);
      end += piece.leaves.length;
    }
  } catch (error) {
    fault = faultOf(error);
    if (!fault) throw error;
  }
  const own = leaves.subarray((span.after - after) * HASH_BYTES, end);
  const found = { leaves: own, blocks: blockRoots(own, span.after) };
  return fault ? { ...found, fault } : found;
}
