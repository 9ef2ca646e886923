export { RegistrationCommand } from './registration.commands.js';
export { type Breach, type Registration, registration } from './registration.decider.js';
export { RegistrationEvent, ThresholdRule } from './registration.events.js';
export { type RegistrationRefusal, registrationRefusals } from './registration.refusals.js';
export { type ThresholdSpan, thresholdSpans, type TimeThere } from './registration.threshold.js';
