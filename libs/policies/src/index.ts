export { type DueItem, type DueSource } from './due-item.js';
export { policies } from './policies.js';
export { type Policy, type PolicyAsk } from './policy.js';
export { requestIdOf } from './request-id.js';
export { type Asked, type PolicyReport, type PolicyRun, runPolicies } from './run-policies.js';
