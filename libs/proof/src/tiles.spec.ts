import fc from 'fast-check';
import { CompactTree } from './compact-tree.js';
import { HASH_BYTES, type Hash, leafHash } from './hashing.js';
import { inclusionProof, rootAt } from './proofs.js';
import { TileBuilder } from './tile-builder.js';
import {
  firstDifference,
  hashInTile,
  partialTilesOf,
  type Tile,
  TILE_WIDTH,
  tileHolding,
  tilePath,
} from './tiles.js';
import { verifyInclusion } from './verification.js';

const leaf = (n: number): Hash => leafHash(Buffer.from(`entry ${n}`));

function tiled(size: number) {
  const tiles = new Map<string, Tile>();
  const keep = (tile: Tile) => void tiles.set(tilePath(tile), tile);
  const builder = new TileBuilder(keep);
  const tree = new CompactTree(builder.take);
  for (let n = 0; n < size; n += 1) tree.append(leaf(n));
  builder.partials(size).forEach(keep);
  return { tree, tiles };
}

describe('tiles', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 0, width: 1 }, 'tile/0/000.p/1'],
    [{ level: 1, index: 999, width: 256 }, 'tile/1/999'],
    [{ level: 2, index: 1000, width: 255 }, 'tile/2/x001/000.p/255'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
  ])('are named as C2SP tlog-tiles names them: %j', (name, path) => {
    expect(tilePath(name)).toBe(path);
  });

  // The example of the C2SP document: a tree of 70,000 leaves.
  it('of 70,000 leaves end in one partial tile for each level that is not full', () => {
    expect(partialTilesOf(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(partialTilesOf(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
    expect(partialTilesOf(0)).toEqual([]);
  });

  it('of a growing tree are all there, full or partial, and no other', () => {
    const { tiles } = tiled(70_000);
    const full = (level: number, count: number) =>
      Array.from({ length: count }, (_, index) => tilePath({ level, index, width: TILE_WIDTH }));
    const partial = partialTilesOf(70_000).map(tilePath);
    expect([...tiles.keys()].sort()).toEqual([...full(0, 273), ...full(1, 1), ...partial].sort());
    for (const { width, hashes } of tiles.values()) expect(hashes).toHaveLength(width * HASH_BYTES);
  });

  it('give every hash that roots and proofs are made of', async () => {
    const size = 66_000;
    const { tree, tiles } = tiled(size);
    const read = (subtree: { level: number; index: number }) => {
      const tile = tiles.get(tilePath(tileHolding(subtree, size)));
      if (!tile) throw new Error('no such tile');
      return hashInTile(tile, subtree);
    };
    expect(await rootAt(read, size)).toEqual(tree.root());
    expect(await rootAt(read, 1000)).toEqual(tiled(1000).tree.root());
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: size - 1 }), async (index) => {
        const proof = await inclusionProof(read, { index, size });
        const claim = { leaf: leaf(index), index, size, root: tree.root() };
        expect(verifyInclusion(claim, proof)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('refuse a subtree that they do not hold', () => {
    const tile = tiled(5).tiles.get('tile/0/000.p/5') as Tile;
    expect(() => hashInTile(tile, { level: 0, index: 5 })).toThrow(RangeError);
    expect(() => hashInTile(tile, { level: 2, index: 1 })).toThrow(RangeError);
    expect(hashInTile(tile, { level: 0, index: 4 })).toEqual(leaf(4));
  });

  it('tell where they first differ', () => {
    const hashes = Buffer.concat([0, 1, 2, 3].map(leaf));
    const other = Buffer.concat([0, 1, 7, 8].map(leaf));
    expect(firstDifference(hashes, Buffer.from(hashes))).toBeUndefined();
    expect(firstDifference(hashes, other)).toBe(2);
    expect(firstDifference(hashes, hashes.subarray(0, 96))).toBe(3);
    expect(firstDifference(Buffer.alloc(0), hashes)).toBe(0);
  });
});
