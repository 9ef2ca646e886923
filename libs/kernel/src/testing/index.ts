export { spec, stateOf } from './spec.js';
