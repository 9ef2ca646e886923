export { type Child, startChild } from './child.js';
export { withServerData } from './server-data.js';
export { superuserOf } from './superuser-of.js';
export { type TestDatabase, testDatabase } from './test-database.js';
