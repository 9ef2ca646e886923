export { TransitionCommand } from './transition.commands.js';
export { transition } from './transition.decider.js';
export { checkDatesOf, isYearEleven, type Leaver, leavingDateOf } from './transition.dates.js';
export { CheckOutcome, CheckPoint, Destination, TransitionEvent } from './transition.events.js';
export { TransitionNarrative } from './transition.personal.js';
export { type TransitionRefusal, transitionRefusals } from './transition.refusals.js';
export { type Transition } from './transition.state.js';
