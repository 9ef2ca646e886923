import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until it holds. The test's own time limit ends what never does. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}
