export { ReferenceCommand } from './reference.commands.js';
export { type Reference, reference } from './reference.decider.js';
export { ReferenceEvent, ReferenceKind } from './reference.events.js';
export { type ReferenceRefusal, referenceRefusals } from './reference.refusals.js';
