import type { DemoLeg } from './legs.js';

/** What a full week of the placement costs, in pence; null where the price is not by the week. */
export function weeklyPence({ provider, pattern, commissioner }: DemoLeg): number | null {
  if (commissioner === 'school') return 0;
  const { basis, rate } = provider;
  if (basis === 'session') return rate * pattern.replaceAll('0', '').length;
  if (basis === 'week') return rate;
  return basis === 'day' ? rate * daysOf(pattern) : null;
}

const daysOf = (pattern: string): number =>
  [0, 2, 4, 6, 8].filter((at) => pattern.slice(at, at + 2) !== '00').length;
