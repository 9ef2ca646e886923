// What a thread needs that makes leaves: it begins in half the time without the rest of the log.
export { bufferOf } from './buffer-of.js';
export { eventsIn } from './copied-event.js';
export { leavesInOrder, type SoundPiece } from './in-order.js';
export { leavesInPostgres } from './leaves-in-postgres.js';
export {
  LEAF_BYTES,
  type LeafPiece,
  leavesOf,
  type LeafSpan,
  type ReadLeaves,
} from './read-leaves.js';
export { type StoredRows } from './stored-rows.js';
export { stretchesOf } from './stretches.js';
