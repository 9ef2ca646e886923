export { ProviderCommand } from './provider.commands.js';
export { type Provider, provider } from './provider.decider.js';
export {
  ApprovalEndReason,
  ProviderEvent,
  ProviderKind,
  SuspensionReason,
  SuspensionScope,
} from './provider.events.js';
export { type ProviderRefusal, providerRefusals } from './provider.refusals.js';
export { approvedOn, type LegThere, legsAffected, suspendedOn } from './provider.rules.js';
