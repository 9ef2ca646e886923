import type { Hash } from './hashing.js';
import { joined, type Range, splitOf, type Subtree, subtreesOf } from './subtrees.js';

/** Gives the hash of a complete subtree, from wherever the tree is kept. */
export type ReadHash = (subtree: Subtree) => Hash | Promise<Hash>;

/** The root of the tree's first `size` leaves. */
export const rootAt = (read: ReadHash, size: number): Promise<Hash> =>
  hashOf(read, { begin: 0, end: size });

/**
 * The inclusion proof of RFC 9162, 2.1.3.1.
 * @param index the leaf's, which is its event's position - 1
 * @throws RangeError when the tree of that size has no such leaf
 */
export function inclusionProof(
  read: ReadHash,
  { index, size }: { readonly index: number; readonly size: number },
): Promise<Hash[]> {
  if (!(isCount(size) && isCount(index) && index < size)) {
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  }
  return hashesOf(read, siblingsOf(index, { begin: 0, end: size }));
}

/**
 * The consistency proof of RFC 9162, 2.1.4.1: that the first `from` leaves of the tree of `to`
 * leaves are the tree of `from` leaves. @throws RangeError unless 0 < from <= to
 */
export function consistencyProof(
  read: ReadHash,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Hash[]> {
  if (!(isCount(from) && isCount(to) && from > 0 && from <= to)) {
    throw new RangeError(`there is no consistency proof from ${from} to ${to} leaves`);
  }
  return hashesOf(read, between(from, to));
}

export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

// From the leaf up: at each split, the side that does not hold it.
function siblingsOf(index: number, { begin, end }: Range): Range[] {
  if (end - begin <= 1) return [];
  const middle = begin + splitOf(end - begin);
  const left = { begin, end: middle };
  const right = { begin: middle, end };
  return index < middle ? [...siblingsOf(index, left), right] : [...siblingsOf(index, right), left];
}

// The path of RFC 9162's SUBPROOF: down to the right edge of the old tree, noting the other sides.
function between(from: number, to: number): Range[] {
  const ranges: Range[] = [];
  let [begin, end] = [0, to];
  while (end !== from) {
    const middle = begin + splitOf(end - begin);
    const goesLeft = from <= middle;
    ranges.unshift(goesLeft ? { begin: middle, end } : { begin, end: middle });
    if (goesLeft) end = middle;
    else begin = middle;
  }
  // A left edge that is the whole old tree is known to whoever has the old root.
  return begin === 0 ? ranges : [{ begin, end }, ...ranges];
}

const hashOf = async (read: ReadHash, range: Range): Promise<Hash> =>
  joined(await Promise.all(subtreesOf(range).map(read)));

const hashesOf = (read: ReadHash, ranges: readonly Range[]): Promise<Hash[]> =>
  Promise.all(ranges.map((range) => hashOf(read, range)));
