/** A seeded source of choices: the same seed makes the same authority, child for child. */
export interface Chance {
  /** 0 <= x < 1 */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  happens(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight; weights need not add up to 1. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** A random-looking UUID (version 4 form), the same for the same seed. */
  uuid(): string;
}

/** Mulberry32: small, fast and well spread; nothing here is secret. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => between(0, 15).toString(16)).join('');
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick: (from) => at(from, between(0, from.length - 1)),
    weighted: (from) => weighted(from, next()),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${between(8, 11).toString(16)}${hex(3)}-${hex(12)}`,
  };
}

function weighted<T>(from: readonly (readonly [T, number])[], draw: number): T {
  let left = draw * from.reduce((sum, [, weight]) => sum + weight, 0);
  const found = from.find(([, weight]) => (left -= weight) < 0);
  return (found ?? at(from, from.length - 1))[0];
}

function at<T>(from: readonly T[], index: number): T {
  const item = from[index];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
