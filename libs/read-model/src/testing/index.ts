export { type Given, recordedFrom } from './given.js';
export { projectionSpec } from './projection-spec.js';
