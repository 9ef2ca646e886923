export { keyStagePlacements, type KeyStagePlacement } from './key-stage-placements.list.js';
export {
  type KeyStageRow,
  type KeyStageTotals,
  pupilsByKeyStage,
} from './pupils-by-key-stage.figure.js';
export { pupilsByKeyStageProjection } from './pupils-by-key-stage.projection.js';
export { type KeyStageParams } from './pupils-by-key-stage.queries.js';
