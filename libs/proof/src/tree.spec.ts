import fc from 'fast-check';
import { blockRoots, CompactTree, type OnSubtree } from './compact-tree.js';
import { type Hash, leafHash } from './hashing.js';
import { consistencyProof, inclusionProof, rootAt } from './proofs.js';
import { plainPath, plainProof, plainRoot, wholeTree } from './testing/plain-tree.js';
import { type Consistency, verifyConsistency, verifyInclusion } from './verification.js';

const leavesOf = (size: number): Hash[] =>
  Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));

const MOST = 70;
const all = leavesOf(MOST);
const { read } = wholeTree(all);
const roots = Array.from({ length: MOST + 1 }, (_, size) => plainRoot(all.slice(0, size)));
const root = (size: number) => roots[size] as Hash;
const leaf = (index: number) => all[index] as Hash;

const hex = (hashes: readonly Hash[]) => hashes.map((hash) => hash.toString('hex'));

/** The hash with one bit turned. */
function flipped(hash: Hash, bit: number): Hash {
  const copy = Buffer.from(hash);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

// 0 < first <= second <= MOST
const twoSizes = fc
  .tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: MOST }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const bit = fc.nat({ max: 255 });

const consistencyOf = (from: number, to: number): Consistency => ({
  from: { size: from, root: root(from) },
  to: { size: to, root: root(to) },
});

describe('a tree that grows leaf by leaf', () => {
  it('has at each size the root that RFC 9162 defines', async () => {
    for (let size = 0; size <= MOST; size += 1) {
      expect(wholeTree(all.slice(0, size)).tree.root()).toEqual(root(size));
      expect(await rootAt(read, size)).toEqual(root(size));
    }
  });

  it('tells of each complete subtree once', () => {
    const told: string[] = [];
    const tree = new CompactTree((_, { level, index }) => told.push(`${level}/${index}`));
    all.slice(0, 64).forEach((each) => tree.append(each));
    expect(tree.size).toBe(64);
    expect(told).toHaveLength(127);
    expect(new Set(told).size).toBe(127);
  });
});

describe('a tree that grows by many leaves at once', () => {
  const many = leavesOf(1_100);

  it('is the tree that grows leaf by leaf, and tells of the same subtrees', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 700 }), { maxLength: 5 }), (sizes) => {
        const told: string[] = [];
        const tree = new CompactTree((hashes, { level, index }) => {
          for (let n = 0; n * 32 < hashes.length; n += 1) {
            told.push(`${level}/${index + n} ${hashes.toString('hex', n * 32, n * 32 + 32)}`);
          }
        });
        for (const size of sizes) {
          tree.appendAll(Buffer.concat(many.slice(tree.size, tree.size + size)));
        }
        const plain: string[] = [];
        const single = new CompactTree((hash, { level, index }) =>
          plain.push(`${level}/${index} ${hash.toString('hex')}`),
        );
        many.slice(0, tree.size).forEach((each) => single.append(each));
        expect(tree.size).toBe(Math.min(sum(sizes), many.length));
        expect(tree.root()).toEqual(single.root());
        expect(told.sort().join()).toBe(plain.sort().join());
      }),
      { numRuns: 30 },
    ));
});

describe('a tree whose blocks somebody else has hashed', () => {
  const many = leavesOf(1_400);

  it('has the same root, and tells of the same tiles, wherever the leaves are cut', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 900 }), { maxLength: 5 }), (sizes) => {
        const told: string[] = [];
        const plain: string[] = [];
        const tree = new CompactTree(tilesInto(told));
        const single = new CompactTree(tilesInto(plain));
        for (const size of sizes) {
          const leaves = Buffer.concat(many.slice(tree.size, tree.size + size));
          single.appendAll(leaves);
          tree.appendAll(leaves, blockRoots(leaves, tree.size));
        }
        expect(tree.root()).toEqual(single.root());
        expect(told.join()).toBe(plain.join());
      }),
      { numRuns: 30 },
    ));

  it('has another root where a block is hashed otherwise (the control)', () => {
    const leaves = Buffer.concat(many.slice(0, 600));
    const blocks = blockRoots(leaves, 0);
    expect(blocks).toHaveLength(2 * 32);
    blocks.write('forged', 32);
    const [tree, single] = [new CompactTree(), new CompactTree()];
    tree.appendAll(leaves, blocks);
    single.appendAll(leaves);
    expect(tree.root()).not.toEqual(single.root());
  });

  const tilesInto =
    (told: string[]): OnSubtree =>
    (hashes, { level, index }) => {
      if (level % 8 === 0) told.push(`${level}/${index} ${hashes.toString('hex')}`);
    };
});

describe('an inclusion proof', () => {
  it('is the path that RFC 9162 defines, and shows the leaf, for every leaf of every tree', async () => {
    for (let size = 1; size <= MOST; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(read, { index, size });
        expect(hex(proof)).toEqual(hex(plainPath(index, all.slice(0, size))));
        const claim = { leaf: leaf(index), index, size, root: root(size) };
        expect(verifyInclusion(claim, proof)).toBe(true);
      }
    }
  });

  it('shows nothing once a bit of anything is turned', () =>
    fc.assert(
      fc.asyncProperty(twoSizes, bit, fc.nat(), async ([index, size], turned, which) => {
        const proof = await inclusionProof(read, { index: index - 1, size });
        const claim = { leaf: leaf(index - 1), index: index - 1, size, root: root(size) };
        const leafTurned = { ...claim, leaf: flipped(claim.leaf, turned) };
        const rootTurned = { ...claim, root: flipped(claim.root, turned) };
        expect(verifyInclusion(leafTurned, proof)).toBe(false);
        expect(verifyInclusion(rootTurned, proof)).toBe(false);
        if (proof.length === 0) return;
        const at = which % proof.length;
        const bent = proof.map((hash, n) => (n === at ? flipped(hash, turned) : hash));
        expect(verifyInclusion(claim, bent)).toBe(false);
      }),
    ));

  it('shows nothing at another index, of another leaf, or cut or lengthened', () =>
    fc.assert(
      fc.asyncProperty(twoSizes, fc.nat({ max: MOST - 1 }), async ([place, size], other) => {
        const index = place - 1;
        const proof = await inclusionProof(read, { index, size });
        const claim = { leaf: leaf(index), index, size, root: root(size) };
        expect(verifyInclusion(claim, [...proof, leaf(0)])).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(claim, proof.slice(1))).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(claim, proof.slice(0, -1))).toBe(false);
        if (other === index) return;
        expect(verifyInclusion({ ...claim, index: other }, proof)).toBe(false);
        expect(verifyInclusion({ ...claim, leaf: leaf(other) }, proof)).toBe(false);
      }),
    ));

  it('shows nothing of a tree with another size and its root, nor of no tree at all', () =>
    fc.assert(
      fc.asyncProperty(
        twoSizes,
        fc.integer({ min: 1, max: MOST }),
        async ([place, size], other) => {
          const index = place - 1;
          const proof = await inclusionProof(read, { index, size });
          const claim = { leaf: leaf(index), index, size, root: root(size) };
          if (other !== size) {
            expect(verifyInclusion({ ...claim, size: other, root: root(other) }, proof)).toBe(
              false,
            );
          }
          for (const wrong of [0, index, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
            expect(verifyInclusion({ ...claim, size: wrong }, proof)).toBe(false);
          }
          expect(verifyInclusion({ ...claim, index: -1 }, proof)).toBe(false);
        },
      ),
    ));

  it('shows nothing with a hash that is not 32 bytes', async () => {
    const [first, ...rest] = await inclusionProof(read, { index: 3, size: 8 });
    const claim = { leaf: leaf(3), index: 3, size: 8, root: root(8) };
    for (const length of [0, 31, 33, 64]) {
      const bent = Buffer.concat([first as Hash, Buffer.alloc(32)]).subarray(0, length);
      expect(verifyInclusion(claim, [bent, ...rest])).toBe(false);
    }
  });

  it.each([
    [8, 8],
    [0, 0],
    [-1, 8],
    [0.5, 8],
  ])('is not made for leaf %d of %d', (index, size) => {
    expect(() => inclusionProof(read, { index, size })).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  it('is the proof that RFC 9162 defines, and shows it, for every pair of sizes', async () => {
    for (let to = 1; to <= MOST; to += 1) {
      for (let from = 1; from <= to; from += 1) {
        const proof = await consistencyProof(read, { from, to });
        expect(hex(proof)).toEqual(hex(plainProof(from, all.slice(0, to))));
        expect(verifyConsistency(consistencyOf(from, to), proof)).toBe(true);
      }
    }
  });

  it('shows nothing once a bit of anything is turned', () =>
    fc.assert(
      fc.asyncProperty(twoSizes, bit, fc.nat(), async ([from, to], turned, which) => {
        const proof = await consistencyProof(read, { from, to });
        const claim = consistencyOf(from, to);
        const before = { size: from, root: flipped(root(from), turned) };
        const after = { size: to, root: flipped(root(to), turned) };
        expect(verifyConsistency({ ...claim, from: before }, proof)).toBe(false);
        expect(verifyConsistency({ ...claim, to: after }, proof)).toBe(false);
        if (proof.length === 0) return;
        const at = which % proof.length;
        const bent = proof.map((hash, n) => (n === at ? flipped(hash, turned) : hash));
        expect(verifyConsistency(claim, bent)).toBe(false);
      }),
    ));

  it('shows nothing between other sizes, or cut or lengthened', () =>
    fc.assert(
      fc.asyncProperty(twoSizes, twoSizes, async ([from, to], [otherFrom, otherTo]) => {
        const proof = await consistencyProof(read, { from, to });
        const claim = consistencyOf(from, to);
        expect(verifyConsistency(claim, [...proof, leaf(0)])).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(claim, proof.slice(1))).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(claim, proof.slice(0, -1))).toBe(false);
        if (otherFrom !== otherTo && (otherFrom !== from || otherTo !== to)) {
          expect(verifyConsistency(consistencyOf(otherFrom, otherTo), proof)).toBe(false);
        }
        for (const size of [0, to + 1, -1, 0.5, Number.NaN]) {
          const wrong = { ...claim, from: { size, root: root(from) } };
          expect(verifyConsistency(wrong, proof)).toBe(false);
        }
      }),
    ));

  it('shows nothing of a tree whose leaves were swapped', () =>
    fc.assert(
      fc.asyncProperty(twoSizes, fc.nat(), async ([from, to], which) => {
        if (from < 2) return;
        const at = which % (from - 1);
        const swapped = [...all];
        [swapped[at], swapped[at + 1]] = [leaf(at + 1), leaf(at)];
        const other = wholeTree(swapped).read;
        const proof = await consistencyProof(other, { from, to });
        const grown = { size: to, root: await rootAt(other, to) };
        expect(verifyConsistency({ from: consistencyOf(from, to).from, to: grown }, proof)).toBe(
          false,
        );
      }),
    ));

  it.each([
    [0, 8],
    [9, 8],
    [1.5, 8],
  ])('is not made from %d to %d', (from, to) => {
    expect(() => consistencyProof(read, { from, to })).toThrow(RangeError);
  });
});
