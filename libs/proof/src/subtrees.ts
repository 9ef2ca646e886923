import { EMPTY_ROOT, type Hash, nodeHash } from './hashing.js';

/** A complete subtree: of 2^level leaves, the index-th such from the left. Level 0 is the leaves. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The leaves from `begin` up to, not including, `end`. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/** The greatest power of two below a size of at least 2: where RFC 9162 splits a tree. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/**
 * The complete subtrees, from the left, that make up a range (its compact form).
 * @param range begins at a multiple of the power of two that holds it, as all of RFC 9162's do
 */
export function subtreesOf({ begin, end }: Range): Subtree[] {
  const found: Subtree[] = [];
  let [rest, index, level] = [end - begin, begin, 0];
  for (; rest > 0; level += 1) {
    const odd = rest % 2;
    // What is odd at this level is the rightmost subtree that is left.
    if (odd === 1) found.unshift({ level, index: index + rest - 1 });
    rest = (rest - odd) / 2;
    index = Math.floor(index / 2);
  }
  return found;
}

/** The hash of a range from those of its complete subtrees, from the left. */
export const joined = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
