import { parentPort, workerData } from 'node:worker_threads';
import { leavesInPostgres } from '@ledger/event-log/leaves';
import { type Place, poolsAt } from '@ledger/postgres';
import type { Part } from './audit.js';
import { auditSpan } from './audit-span.js';

// The whole of an auditing thread: it verifies the spans that it is sent, one after the other.
const { place, logId } = workerData as { readonly place: Place; readonly logId: string };
const read = leavesInPostgres(poolsAt(place));
let last: Promise<unknown> = Promise.resolve();

parentPort?.on('message', (part: Part) => {
  last = last.then(() => answer(part));
});

async function answer(part: Part): Promise<void> {
  try {
    const audited = await auditSpan(read, { logId, ...part });
    parentPort?.postMessage(audited, [audited.leaves.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
}
