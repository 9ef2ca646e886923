// What a thread needs that makes leaves: it begins in half the time without the rest of the log.
export { leavesInPostgres } from './leaves-in-postgres.js';
export {
  LEAF_BYTES,
  type LeafPiece,
  leavesOf,
  type LeafSpan,
  type ReadLeaves,
} from './read-leaves.js';
