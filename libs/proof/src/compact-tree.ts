import { type Hash, nodeHash } from './hashing.js';
import { joined, type Subtree } from './subtrees.js';

/** Is told of each complete subtree, the leaves included, once and from the bottom up. */
export type OnSubtree = (hash: Hash, subtree: Subtree) => void;

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
    let hash = leaf;
    let subtree = { level: 0, index: this.#size };
    this.onSubtree(hash, subtree);
    while (subtree.index % 2 === 1) {
      hash = nodeHash(this.#peaks.pop() as Hash, hash);
      subtree = { level: subtree.level + 1, index: (subtree.index - 1) / 2 };
      this.onSubtree(hash, subtree);
    }
    this.#peaks.push(hash);
    this.#size += 1;
  }

  /** The root of the tree as it is now. */
  root(): Hash {
    return joined(this.#peaks);
  }
}
