export { ComplianceCommand } from './compliance.commands.js';
export { type Compliance, compliance, type ComplianceDocument } from './compliance.decider.js';
export { ComplianceEvent, DocumentKind, WithdrawalReason } from './compliance.events.js';
export { type ComplianceRefusal, complianceRefusals } from './compliance.refusals.js';
export { compliantOn, holdsOn, missingOn, requiredKinds } from './compliance.rules.js';
