export { played, type Step } from './play.js';
export { chance, counted, type Found, noteControl, times } from './faults.js';
export { randomly } from './randomly.js';
export { spec, stateOf } from './spec.js';
