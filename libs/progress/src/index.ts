export { ProgressCommand } from './progress.commands.js';
export { progress } from './progress.decider.js';
export { ProgressEvent } from './progress.events.js';
export { type ProgressRefusal, progressRefusals } from './progress.refusals.js';
export { type MeasuredProgress } from './progress.state.js';
