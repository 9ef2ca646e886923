export { pupilsByKeyStageProjection } from './pupils-by-key-stage.projection.js';
export { keyStagePlacements, pupilsByKeyStage } from './pupils-by-key-stage.queries.js';
