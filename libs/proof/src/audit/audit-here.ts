import type { ReadLeaves } from '@ledger/event-log';
import { leavesInOrder } from '../leaves-in-order.js';
import type { Audit } from './audit.js';

/** Verifies in the thread that asks, in one stream. */
export const auditHere = (logId: string, read: ReadLeaves): Audit =>
  async function* (part) {
    for await (const leaves of leavesInOrder(read, { logId, ...part })) yield { leaves };
  };
