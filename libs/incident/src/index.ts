export { IncidentCommand } from './incident.commands.js';
export { incident } from './incident.decider.js';
export {
  ConcernKind,
  IncidentEvent,
  IncidentKind,
  IncidentOutcome,
  ReferredTo,
  Severity,
} from './incident.events.js';
export { IncidentNarrative } from './incident.personal.js';
export { type IncidentRefusal, incidentRefusals } from './incident.refusals.js';
export { type Incident, type KnownIncident } from './incident.state.js';
