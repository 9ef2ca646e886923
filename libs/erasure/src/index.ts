export { ErasureCommand } from './erasure.commands.js';
export { erasure } from './erasure.decider.js';
export { ErasureEvent } from './erasure.events.js';
export { type ErasureRefusal, erasureRefusals } from './erasure.refusals.js';
export { type Erasure, toDestroy } from './erasure.state.js';
