import { type Hash, HASH_BYTES, nodeHash } from './hashing.js';
import { isCount } from './proofs.js';

/** What somebody claims: that the leaf is number `index` of the tree with this size and root. */
export interface Inclusion {
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
}

/** What somebody claims: that the second tree grew from the first without changing a leaf of it. */
export interface Consistency {
  readonly from: { readonly size: number; readonly root: Hash };
  readonly to: { readonly size: number; readonly root: Hash };
}

/** Whether the proof shows the claim (RFC 9162, 2.1.3.2). A malformed proof shows nothing. */
export function verifyInclusion(claim: Inclusion, proof: readonly Hash[]): boolean {
  const { leaf, index, size, root } = claim;
  if (!(isCount(index) && isCount(size) && index < size)) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  const path = new Path(index, size - 1);
  const reached = proof.reduce<Hash | undefined>(
    (hash, sibling) => hash && path.up({ hash, sibling }),
    leaf,
  );
  return path.atTop && reached?.equals(root) === true;
}

/** Whether the proof shows the claim (RFC 9162, 2.1.4.2). Nothing is shown of an empty first tree. */
export function verifyConsistency({ from, to }: Consistency, proof: readonly Hash[]): boolean {
  if (!isGrowth(from.size, to.size)) return false;
  if (![from.root, to.root, ...proof].every(isHash)) return false;
  if (from.size === to.size) return proof.length === 0 && from.root.equals(to.root);
  // A first tree of a power of two is a subtree of the second, so its root begins the path.
  const [start, ...rest] = isPowerOfTwo(from.size) ? [from.root, ...proof] : proof;
  return start !== undefined && grows({ from, to }, { start, rest });
}

const isGrowth = (from: number, to: number) =>
  isCount(from) && isCount(to) && 0 < from && from <= to;

function grows(
  { from, to }: Consistency,
  { start, rest }: { readonly start: Hash; readonly rest: readonly Hash[] },
): boolean {
  const path = new Path(from.size - 1, to.size - 1).skipCompleted();
  let [before, now]: [Hash, Hash] = [start, start];
  for (const sibling of rest) {
    if (path.atTop) return false;
    // A sibling on the left was in the first tree too.
    if (path.siblingIsLeft) before = nodeHash(sibling, before);
    now = path.up({ hash: now, sibling }) ?? now;
  }
  return path.atTop && before.equals(from.root) && now.equals(to.root);
}

const isHash = (hash: Hash) => hash.length === HASH_BYTES;

function isPowerOfTwo(size: number): boolean {
  let rest = size;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

// The way from a node up to the root: RFC 9162's fn and sn. Division, for sizes pass 32 bits.
class Path {
  constructor(
    private node: number,
    private last: number,
  ) {}

  get atTop(): boolean {
    return this.last === 0;
  }

  get siblingIsLeft(): boolean {
    return this.node % 2 === 1 || this.node === this.last;
  }

  skipCompleted(): this {
    while (this.node % 2 === 1) this.climb();
    return this;
  }

  /** The node above; undefined where the path has ended already. */
  up({ hash, sibling }: { readonly hash: Hash; readonly sibling: Hash }): Hash | undefined {
    if (this.atTop) return undefined;
    if (!this.siblingIsLeft) {
      this.climb();
      return nodeHash(hash, sibling);
    }
    // The last node of a level may stand alone for several levels.
    while (this.node % 2 === 0 && this.node !== 0) this.climb();
    this.climb();
    return nodeHash(sibling, hash);
  }

  private climb(): void {
    this.node = Math.floor(this.node / 2);
    this.last = Math.floor(this.last / 2);
  }
}
