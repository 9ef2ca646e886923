export { Section175Command } from './section-175.commands.js';
export { type Section175, section175 } from './section-175.decider.js';
export { ReturnReason, Section175Event } from './section-175.events.js';
export { type Section175Refusal, section175Refusals } from './section-175.refusals.js';
