export {
  SchoolFactsCommand,
  SupportReferralCommand,
  TrainingCommand,
} from './school-facts.commands.js';
export { type SchoolFacts, schoolFacts } from './school-facts.decider.js';
export {
  SchoolFactsEvent,
  SchoolMeasure,
  SupportReferralEvent,
  SupportService,
  TrainingEvent,
} from './school-facts.events.js';
export { type SchoolFactsRefusal, schoolFactsRefusals } from './school-facts.refusals.js';
export { type SupportReferral, supportReferral } from './support-referral.decider.js';
export { type Training, training } from './training.decider.js';
