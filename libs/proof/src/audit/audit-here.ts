import { leavesInOrder, type ReadLeaves } from '@ledger/event-log/leaves';
import type { Audit } from './audit.js';

/** Verifies in the thread that asks, in one stream. */
export const auditHere =
  (logId: string, read: ReadLeaves): Audit =>
  (part) =>
    leavesInOrder(read, { logId, ...part });
