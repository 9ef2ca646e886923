import { LogBroken } from '@ledger/kernel';
import type { Checkpoint } from './checkpoint.js';
import type { Hash } from './hashing.js';
import type { KeptProof } from './kept-proof.js';
import { firstDifference, type Tile, TILE_WIDTH, tilePath } from './tiles.js';

/** What is kept cannot be compared with this log; the message says what to do. */
export class KeptProofUnusable extends Error {
  override name = 'KeptProofUnusable';
}

interface Difference {
  readonly path: string;
  readonly position: number;
}

/** Compares a log, as its tree is made anew, with what was kept of it up to a checkpoint. */
export class Comparison {
  #first: Difference | undefined;

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
    const at = firstDifference(tile.hashes, kept);
    if (at === undefined) return;
    const position = (tile.index * TILE_WIDTH + at) * TILE_WIDTH ** tile.level + 1;
    this.#first ??= { path: tilePath(tile), position };
  }

  /**
   * The root decides; the tiles only tell where.
   * @param root of the log's events up to the checkpoint
   * @throws LogBroken when they are not what they were; KeptProofUnusable when only a tile is not
   */
  conclude(root: Hash): void {
    const { size, root: keptRoot } = this.checkpoint;
    if (!root.equals(keptRoot)) throw changed(this.#first, size);
    if (!this.#first) return;
    throw new KeptProofUnusable(
      `The log is what it was when last verified, but ${this.#first.path} in ` +
        `${this.kept.place} was changed. Find out by whom; then move the folder away.`,
    );
  }
}

const changed = (first: Difference | undefined, size: number): LogBroken =>
  first
    ? new LogBroken(first.position, 'it is not the event that stood there when last verified')
    : new LogBroken(
        size,
        'an event up to here was changed since last verified; the kept tiles do not tell which',
      );
