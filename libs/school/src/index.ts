export { SchoolCommand } from './school.commands.js';
export { type School, school } from './school.decider.js';
export { SchoolEvent, SchoolPhase } from './school.events.js';
export { type SchoolRefusal, schoolRefusals } from './school.refusals.js';
