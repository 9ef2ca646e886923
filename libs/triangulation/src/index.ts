export { TriangulationCommand } from './triangulation.commands.js';
export { triangulation } from './triangulation.decider.js';
export { MeetingTerm, TriangulationEvent } from './triangulation.events.js';
export { type TriangulationRefusal, triangulationRefusals } from './triangulation.refusals.js';
export { overdueOn, type Triangulation } from './triangulation.state.js';
