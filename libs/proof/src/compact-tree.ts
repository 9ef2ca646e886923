import { type Hash, HASH_BYTES, nodeHash, parentsOf } from './hashing.js';
import { joined, type Subtree } from './subtrees.js';

/**
 * Is told of each complete subtree, the leaves included, once and from the bottom up: of one, or of
 * some that stand side by side, whose hashes then follow each other.
 * @param first the subtree that the first hash is of
 */
export type OnSubtree = (hashes: Buffer, first: Subtree) => void;

// Of this level are the subtrees that are hashed as a whole: as many leaves as a tile holds.
const BLOCK_LEVEL = 8;
const BLOCK = 2 ** BLOCK_LEVEL;

/**
 * An RFC 9162 tree that grows leaf by leaf and keeps only its compact form: a hash for each bit of
 * its size, so at most 53, however long the log.
 */
export class CompactTree {
  readonly #peaks: Hash[] = [];
  #size = 0;

  constructor(private readonly onSubtree: OnSubtree = () => undefined) {}

  /** How many leaves there are; also the index of the next one. */
  get size(): number {
    return this.#size;
  }

  append(leaf: Hash): void {
    this.onSubtree(leaf, { level: 0, index: this.#size });
    this.#size += 1;
    this.#carry(leaf, { level: 0, index: this.#size - 1 });
  }

  /**
   * @param leaves 32 bytes each, which are the tree's from now on
   * @param blocks what `blockRoots` makes of them, where another thread has made it already; of the
   * subtrees within these blocks nobody is told but of the leaves
   */
  appendAll(leaves: Buffer, blocks?: Buffer): void {
    let [at, block] = [0, 0];
    while (at < leaves.length) {
      const isBlock = this.#size % BLOCK === 0 && leaves.length - at >= BLOCK * HASH_BYTES;
      const end = at + (isBlock ? BLOCK : 1) * HASH_BYTES;
      const own = leaves.subarray(at, end);
      if (!isBlock) this.append(own);
      else if (blocks) this.#appendMade(own, blocks.subarray(block, (block += HASH_BYTES)));
      else this.#appendBlock(own);
      at = end;
    }
  }

  /** The root of the tree as it is now. */
  root(): Hash {
    return joined(this.#peaks);
  }

  // Level by level: in the same order as leaf by leaf within each level, with far fewer calls.
  #appendBlock(leaves: Buffer): void {
    let hashes = leaves;
    for (let level = 0; level < BLOCK_LEVEL; level += 1) {
      this.onSubtree(hashes, { level, index: this.#size / 2 ** level });
      hashes = parentsOf(hashes);
    }
    this.#endBlock(hashes);
  }

  #appendMade(leaves: Buffer, root: Hash): void {
    this.onSubtree(leaves, { level: 0, index: this.#size });
    this.#endBlock(root);
  }

  #endBlock(root: Hash): void {
    const block = { level: BLOCK_LEVEL, index: this.#size / BLOCK };
    this.onSubtree(root, block);
    this.#size += BLOCK;
    this.#carry(root, block);
  }

  /** Joins a new subtree, which has been told of, with what stands on its left. */
  #carry(added: Hash, { level, index }: Subtree): void {
    let hash = added;
    for (let [up, at] = [level + 1, index]; at % 2 === 1; up += 1) {
      at = (at - 1) / 2;
      hash = nodeHash(this.#peaks.pop() as Hash, hash);
      this.onSubtree(hash, { level: up, index: at });
    }
    this.#peaks.push(hash);
  }
}

/**
 * The roots of the whole blocks among leaves: the subtrees of 256 leaves that begin and end there.
 * @param first how many leaves of the tree stand before them
 */
export function blockRoots(leaves: Buffer, first: number): Buffer {
  const begin = (BLOCK - (first % BLOCK)) % BLOCK;
  const count = Math.max(0, Math.floor((leaves.length / HASH_BYTES - begin) / BLOCK));
  let hashes = leaves.subarray(begin * HASH_BYTES, (begin + count * BLOCK) * HASH_BYTES);
  for (let level = 0; level < BLOCK_LEVEL; level += 1) hashes = parentsOf(hashes);
  return hashes;
}
