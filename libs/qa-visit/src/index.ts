export { QaVisitCommand } from './qa-visit.commands.js';
export { qaVisit } from './qa-visit.decider.js';
export { CancelReason, FrameworkArea, QaVisitEvent, Rating } from './qa-visit.events.js';
export { type QaVisitRefusal, qaVisitRefusals } from './qa-visit.refusals.js';
export { type KnownVisit, type QaVisit, type VisitStatus } from './qa-visit.state.js';
