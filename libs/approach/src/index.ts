export { ApproachCommand } from './approach.commands.js';
export { approach } from './approach.decider.js';
export { ApproachEvent } from './approach.events.js';
export { type ApproachRefusal, approachRefusals } from './approach.refusals.js';
export { type Approach, daysToAccept, isUnanswered, type MadeApproach } from './approach.state.js';
export { steps } from './approach.steps.js';
