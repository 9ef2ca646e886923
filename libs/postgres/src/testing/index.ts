export { type Child, startChild } from './child.js';
export { type TestDatabase, testDatabase } from './test-database.js';
