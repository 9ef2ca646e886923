export { RegisterCommand } from './register.commands.js';
export { type Register, register } from './register.decider.js';
export {
  FollowUpContact,
  FollowUpOutcome,
  HalfDay,
  RegisterEvent,
  SeenBy,
} from './register.events.js';
export { type RegisterRefusal, registerRefusals } from './register.refusals.js';
export { type MarkAsked, refusalOf } from './register.rules.js';
