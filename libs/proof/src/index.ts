export { type Audit, type Audited, type Auditor } from './audit/audit.js';
export { auditHere } from './audit/audit-here.js';
export { type Auditing, auditOnThreads } from './audit/audit-on-threads.js';
export { type OnThread, stretchesOnThread } from './audit/stretches-on-thread.js';
export {
  type Checkpoint,
  checkpointBody,
  CheckpointMalformed,
  parseCheckpoint,
} from './checkpoint.js';
export { CompactTree, type OnSubtree } from './compact-tree.js';
export { KeptProofUnusable } from './comparison.js';
export { EMPTY_ROOT, type Hash, HASH_BYTES, leafHash, nodeHash } from './hashing.js';
export { keptInFolder, type KeptProof } from './kept-proof.js';
export { consistencyProof, inclusionProof, type ReadHash, rootAt } from './proofs.js';
export { type Subtree } from './subtrees.js';
export { TileBuilder } from './tile-builder.js';
export {
  firstDifference,
  hashInTile,
  partialTilesOf,
  type Tile,
  TILE_WIDTH,
  tileHolding,
  type TileName,
  tilePath,
} from './tiles.js';
export {
  type Consistency,
  type Inclusion,
  verifyConsistency,
  verifyInclusion,
} from './verification.js';
export { type Verified, verifyLog, type VerifyPorts } from './verify-log.js';
