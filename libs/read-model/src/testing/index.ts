export { type Given, recordedFrom } from './given.js';
export { ListLog } from './list-log.js';
export { type Moment, type OnPostgres, onPostgres, viewOf } from './on-postgres.js';
export { projectionSpec } from './projection-spec.js';
