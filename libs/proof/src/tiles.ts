import { HASH_BYTES, type Hash } from './hashing.js';
import { joined, type Subtree } from './subtrees.js';

/** A tile holds up to 256 hashes of one level in eight: C2SP tlog-tiles. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** Tile level n holds the hashes of tree level 8n; a width below 256 is a partial tile. */
export interface TileName {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

export interface Tile extends TileName {
  /** `width` times 32 bytes. */
  readonly hashes: Buffer;
}

/** `tile/0/x001/x234/067.p/8`, as C2SP tlog-tiles names its resources. */
export function tilePath({ level, index, width }: TileName): string {
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${numberPath(index)}${partial}`;
}

function numberPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, n) => (n < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** The rightmost tile of each level of a tree, where it is not full: from the leaves up. */
export function partialTilesOf(size: number): TileName[] {
  const found: TileName[] = [];
  let [level, hashes] = [0, size];
  for (; hashes > 0; level += 1) {
    const width = hashes % TILE_WIDTH;
    hashes = (hashes - width) / TILE_WIDTH;
    if (width > 0) found.push({ level, index: hashes, width });
  }
  return found;
}

/** The tile of a tree of this size in which a subtree's hash is found. */
export function tileHolding({ level, index }: Subtree, size: number): TileName {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const tileIndex = Math.floor((index * 2 ** (level % TILE_HEIGHT)) / TILE_WIDTH);
  const hashes = Math.floor(size / TILE_WIDTH ** tileLevel);
  const width = Math.min(TILE_WIDTH, hashes - tileIndex * TILE_WIDTH);
  return { level: tileLevel, index: tileIndex, width };
}

/** The hash of a complete subtree out of the tile that holds it. @throws RangeError when it ends before */
export function hashInTile(tile: Tile, { level, index }: Subtree): Hash {
  const leaves = 2 ** (level % TILE_HEIGHT);
  const begin = index * leaves - tile.index * TILE_WIDTH;
  if (begin < 0 || begin + leaves > tile.width) {
    throw new RangeError(`${tilePath(tile)} does not hold subtree ${index} of level ${level}`);
  }
  return complete(tile.hashes.subarray(begin * HASH_BYTES, (begin + leaves) * HASH_BYTES));
}

function complete(hashes: Buffer): Hash {
  if (hashes.length === HASH_BYTES) return hashes;
  const middle = hashes.length / 2;
  return joined([complete(hashes.subarray(0, middle)), complete(hashes.subarray(middle))]);
}

/** Where two tiles' hashes first differ, or the shorter one ends; undefined when they are alike. */
export function firstDifference(left: Buffer, right: Buffer): number | undefined {
  if (left.equals(right)) return undefined;
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += HASH_BYTES) {
    const end = at + HASH_BYTES;
    if (left.compare(right, at, end, at, end) !== 0) return at / HASH_BYTES;
  }
  return Math.floor(shorter / HASH_BYTES);
}
