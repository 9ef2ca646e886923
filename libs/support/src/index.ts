export { SupportCommand } from './support.commands.js';
export { support } from './support.decider.js';
export { SupportEvent } from './support.events.js';
export { type HealthDuty, healthDutyOf } from './support.health.js';
export { SupportNarrative } from './support.personal.js';
export { type SupportRefusal, supportRefusals } from './support.refusals.js';
export { type Support, type SupportKind, type Supports } from './support.state.js';
