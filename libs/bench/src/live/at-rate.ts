import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Begins so many pieces of work at an even rate, whether or not former ones are done.
 * @param begin is told when the piece was due (performance.now): waiting for a late turn counts
 * @param rate pieces a second
 */
export async function atRate(
  { events, rate }: { readonly events: number; readonly rate: number },
  begin: (due: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const working: Promise<void>[] = [];
  while (working.length < events) {
    const due = Math.min(Math.floor(((performance.now() - began) * rate) / 1_000), events);
    while (working.length < due) working.push(begin(began + (working.length * 1_000) / rate));
    await sleep(1);
  }
  await Promise.all(working);
}
