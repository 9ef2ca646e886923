export { type JobKind, type Schedule } from './job-kind.js';
export { jobsMigrations } from './migrations.js';
export { type Patience } from './session.js';
export { type Jobs, type JobsOptions, type PutIn, startJobs } from './start-jobs.js';
export { type JobStore } from './store.js';
