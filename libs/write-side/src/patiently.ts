import { setTimeout as wait } from 'node:timers/promises';
import { LogBusy, NotYetPlaced } from '@ledger/kernel';

const FIRST_MS = 25;
const LONGEST_MS = 1_000;
const AT_MOST_MS = 60_000;

/**
 * Asks again, a little later each time, while the log is busy or its positions are late.
 * @throws LogBusy or NotYetPlaced after a minute
 */
export async function patiently<T>(work: () => Promise<T>, waitedMs = 0): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const passes = error instanceof LogBusy || error instanceof NotYetPlaced;
    if (!passes || waitedMs >= AT_MOST_MS) throw error;
  }
  const waitMs = Math.min(Math.max(waitedMs, FIRST_MS), LONGEST_MS);
  await wait(waitMs);
  return patiently(work, waitedMs + waitMs);
}
