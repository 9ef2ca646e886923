export { connectionLost } from './connection-lost.js';
export { type Database, type DatabaseOptions, openDatabase } from './database.js';
export { DatabaseUnusable, type Migration } from './migration.js';
export { type Role, roleName } from './role.js';
