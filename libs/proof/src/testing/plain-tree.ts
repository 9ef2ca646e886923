import { EMPTY_ROOT, type Hash, nodeHash } from '../hashing.js';
import { CompactTree } from '../compact-tree.js';
import type { ReadHash } from '../proofs.js';

// RFC 9162, section 2.1, word for word: slow, recursive and plainly right.

/** k: the largest power of two smaller than n. */
const k = (n: number): number => (n <= 2 ? 1 : 2 * k(Math.ceil(n / 2)));

/** MTH(D[n]) over leaf hashes. */
export function plainRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Hash;
  const split = k(leaves.length);
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)));
}

/** PATH(m, D[n]). */
export function plainPath(m: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length === 1) return [];
  const split = k(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return m < split
    ? [...plainPath(m, left), plainRoot(right)]
    : [...plainPath(m - split, right), plainRoot(left)];
}

/** SUBPROOF(m, D[n], b); PROOF(m, D[n]) with b true. */
export function plainProof(m: number, leaves: readonly Hash[], b = true): Hash[] {
  if (m === leaves.length) return b ? [] : [plainRoot(leaves)];
  const split = k(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return m <= split
    ? [...plainProof(m, left, b), plainRoot(right)]
    : [...plainProof(m - split, right, false), plainRoot(left)];
}

/** A tree that keeps every complete subtree. */
export function wholeTree(leaves: readonly Hash[]): { tree: CompactTree; read: ReadHash } {
  const levels: Hash[][] = [];
  const tree = new CompactTree((hash, { level, index }) => {
    (levels[level] ??= [])[index] = hash;
  });
  leaves.forEach((leaf) => tree.append(leaf));
  const read: ReadHash = ({ level, index }) => {
    const hash = levels[level]?.[index];
    if (!hash) throw new RangeError(`no subtree ${index} at level ${level}`);
    return hash;
  };
  return { tree, read };
}
