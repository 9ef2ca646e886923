import { HASH_BYTES } from './hashing.js';
import type { OnSubtree } from './compact-tree.js';
import { partialTilesOf, type Tile, TILE_WIDTH } from './tiles.js';

const TILE_BYTES = TILE_WIDTH * HASH_BYTES;

/** Gathers a growing tree's hashes into tiles; keeps only the unfinished tile of each level. */
export class TileBuilder {
  readonly #unfinished: Buffer[] = [];

  /** @param onTile is told of each full tile; its bytes are its own */
  constructor(private readonly onTile: (tile: Tile) => void) {}

  /** What a `CompactTree` is given to tell. */
  readonly take: OnSubtree = (hashes, { level, index }) => {
    if (level % 8 !== 0) return;
    const tileLevel = level / 8;
    const unfinished = (this.#unfinished[tileLevel] ??= Buffer.alloc(TILE_BYTES));
    const at = index % TILE_WIDTH;
    // What is told at once never passes the end of a tile.
    unfinished.set(hashes, at * HASH_BYTES);
    if (at * HASH_BYTES + hashes.length < TILE_BYTES) return;
    this.#unfinished[tileLevel] = Buffer.alloc(TILE_BYTES);
    this.onTile({
      level: tileLevel,
      index: (index - at) / TILE_WIDTH,
      width: TILE_WIDTH,
      hashes: unfinished,
    });
  };

  /** The partial tiles of the tree, which has this size now. */
  partials(size: number): Tile[] {
    return partialTilesOf(size).map((name) => {
      const hashes = this.#unfinished[name.level] ?? Buffer.alloc(TILE_BYTES);
      return { ...name, hashes: Buffer.from(hashes.subarray(0, name.width * HASH_BYTES)) };
    });
  }
}
