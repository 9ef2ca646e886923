import type { Checkpoint } from '../checkpoint.js';
import type { KeptProof } from '../kept-proof.js';
import { tilePath } from '../tiles.js';

/** Keeps what is verified in memory, open to the test that tampers with it. */
export function keptInMemory(): KeptProof & {
  readonly tiles: Map<string, Buffer>;
  now: Checkpoint | undefined;
} {
  const tiles = new Map<string, Buffer>();
  return {
    place: 'memory',
    tiles,
    now: undefined,
    async checkpoint() {
      return this.now;
    },
    tile: async (name) => tiles.get(tilePath(name)),
    keepTile: async (tile) => void tiles.set(tilePath(tile), tile.hashes),
    async keepCheckpoint(checkpoint) {
      this.now = checkpoint;
    },
  };
}
