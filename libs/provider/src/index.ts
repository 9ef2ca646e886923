export { ProviderCommand } from './provider.commands.js';
export { type Provider, provider } from './provider.decider.js';
export { ProviderEvent, ProviderKind } from './provider.events.js';
export { type ProviderRefusal, providerRefusals } from './provider.refusals.js';
