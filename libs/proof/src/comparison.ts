import { LogBroken } from '@ledger/kernel';
import type { Checkpoint } from './checkpoint.js';
import { type Hash, HASH_BYTES } from './hashing.js';
import type { KeptProof } from './kept-proof.js';
import { inclusionProof, type ReadHash } from './proofs.js';
import {
  firstDifference,
  hashInTile,
  type Tile,
  TILE_WIDTH,
  tileHolding,
  tilePath,
} from './tiles.js';
import { verifyInclusion } from './verification.js';

/** What is kept cannot be compared with this log; the message says what to do. */
export class KeptProofUnusable extends Error {
  override name = 'KeptProofUnusable';
}

/** Compares a log, as its tree is made anew, with what was kept of it up to a checkpoint. */
export class Comparison {
  /** The first event whose leaf the kept tiles have otherwise. */
  #position: number | undefined;
  /** A tile that differs, of any level. */
  #tile: string | undefined;

  constructor(
    private readonly kept: KeptProof,
    private readonly checkpoint: Checkpoint,
  ) {}

  /** @throws KeptProofUnusable of another log's; LogBroken when the log is shorter than it was */
  assertComparable(log: { readonly logId: string; readonly size: number }): void {
    const { origin, size } = this.checkpoint;
    if (origin !== log.logId) {
      throw new KeptProofUnusable(
        `What ${this.kept.place} keeps is of the log ${origin}; this is ${log.logId}. ` +
          'If it is meant to be another log, move that folder away and verify again.',
      );
    }
    if (log.size >= size) return;
    throw new LogBroken(
      log.size + 1,
      `the log ends before it, but had ${size} events when last verified`,
    );
  }

  /** Notes where a tile differs from the kept one. A tile that is lost is kept again. */
  async compare(tile: Tile): Promise<void> {
    const kept = await this.kept.tile(tile);
    if (!kept) return this.kept.keepTile(tile);
    this.#note(tile, kept);
  }

  /**
   * What a log is broken by first: what its reader met, or an event before that, which only the
   * kept tiles tell from the one that stood there.
   * @param pending the tiles not compared yet; the last of each level end where the reader stopped
   */
  async earliest(met: LogBroken, pending: readonly Tile[]): Promise<LogBroken> {
    for (const tile of pending) {
      const begins = { level: 8 * tile.level, index: tile.index * TILE_WIDTH };
      const kept = await this.kept.tile(tileHolding(begins, this.checkpoint.size));
      if (kept) this.#note(tile, kept.subarray(0, tile.hashes.length));
    }
    const position = this.#position;
    if (position === undefined || position >= met.position) return met;
    return (await this.#stoodThere(position)) ? changed(position, met.position) : met;
  }

  /**
   * The root decides; the tiles only tell where.
   * @param root of the log's events up to the checkpoint
   * @throws LogBroken when they are not what they were; KeptProofUnusable when only a tile is not
   */
  conclude(root: Hash): void {
    const { size, root: keptRoot } = this.checkpoint;
    if (!root.equals(keptRoot)) throw changed(this.#position, size);
    if (!this.#tile) return;
    throw new KeptProofUnusable(
      `The log is what it was when last verified, but ${this.#tile} in ` +
        `${this.kept.place} was changed. Find out by whom; then move the folder away.`,
    );
  }

  #note(tile: Tile, kept: Buffer): void {
    const at = firstDifference(tile.hashes, kept);
    if (at === undefined) return;
    this.#tile ??= tilePath(tile);
    // Only the lowest level tells one event from the next.
    if (tile.level > 0) return;
    const position = tile.index * TILE_WIDTH + at + 1;
    this.#position = Math.min(this.#position ?? position, position);
  }

  // Whether the kept leaf is in the kept root: if not, it is the tile that was changed.
  async #stoodThere(position: number): Promise<boolean> {
    const { size, root } = this.checkpoint;
    const index = position - 1;
    const read: ReadHash = async (subtree) => {
      const name = tileHolding(subtree, size);
      const hashes = (await this.kept.tile(name)) ?? Buffer.alloc(name.width * HASH_BYTES);
      return hashInTile({ ...name, hashes }, subtree);
    };
    const leaf = await read({ level: 0, index });
    const proof = await inclusionProof(read, { index, size });
    return verifyInclusion({ leaf, index, size, root }, proof);
  }
}

const changed = (position: number | undefined, size: number): LogBroken =>
  position === undefined
    ? new LogBroken(
        size,
        'an event up to here was changed since last verified; the kept tiles do not tell which',
      )
    : new LogBroken(position, 'it is not the event that stood there when last verified');
