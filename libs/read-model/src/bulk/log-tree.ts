import { bufferOf } from '@ledger/event-log/leaves';
import { LogBroken } from '@ledger/kernel';
import { CompactTree, HASH_BYTES } from '@ledger/proof';

/** The Merkle root that the log had when it had so many events. */
export interface KnownRoot {
  readonly size: number;
  readonly root: Buffer;
}

/** The Merkle tree of the log while it is read, compared with every root that is known of it. */
export class LogTree {
  readonly #tree = new CompactTree();
  readonly #known: KnownRoot[];
  #agreed = 0;

  constructor(known: readonly KnownRoot[]) {
    this.#known = known.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
  }

  get size(): number {
    return this.#tree.size;
  }

  get root(): KnownRoot {
    return { size: this.#tree.size, root: this.#tree.root() };
  }

  /**
   * @param blocks the roots of the leaves' blocks, where they are made already
   * @throws LogBroken where a root is not the one that is known
   */
  take(leaves: Uint8Array, blocks?: Uint8Array): void {
    const all = bufferOf(leaves);
    const made = blocks && bufferOf(blocks);
    for (let [at, end] = [0, 0]; at < all.length; at = end) {
      const next = this.#known.at(-1)?.size ?? Infinity;
      end = Math.min(all.length, at + (next - this.#tree.size) * HASH_BYTES);
      const areWhole = end - at === all.length;
      this.#tree.appendAll(all.subarray(at, end), areWhole ? made : undefined);
      if (this.#tree.size === next) this.#compare();
    }
  }

  /** @throws LogBroken when the log ends before a root that is known */
  refuseShort(end: number): void {
    const longest = this.#known[0]?.size ?? 0;
    if (longest > end) throw new LogBroken(end + 1, `the log had ${longest} events before`);
  }

  #compare() {
    const { size, root } = this.root;
    while (this.#known.at(-1)?.size === size) {
      const known = this.#known.pop();
      if (!known?.root.equals(root))
        throw new LogBroken(
          size,
          `an event from ${this.#agreed + 1} to here is not the one that was there before`,
        );
    }
    this.#agreed = size;
  }
}
