export { randomly } from './randomly.js';
export { spec, stateOf } from './spec.js';
