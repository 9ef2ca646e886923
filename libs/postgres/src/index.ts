export { connectionLost } from './connection-lost.js';
export { copyField, copyIn, copyOut, fieldText } from './copy.js';
export { type Database, type DatabaseOptions, openDatabase } from './database.js';
export { DatabaseUnusable, type Migration } from './migration.js';
export { type Role, roleName } from './role.js';
export { instant } from './value-parsers.js';
