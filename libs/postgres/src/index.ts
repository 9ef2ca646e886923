export { connectionLost } from './connection-lost.js';
export { copyField, copyIn, copyOut, fieldText } from './copy.js';
export { type SeeRow } from './copy-frames.js';
export { copyRows } from './copy-rows.js';
export { type Place } from './address.js';
export { type Database, type DatabaseOptions, openDatabase, poolsAt } from './database.js';
export { DatabaseUnusable, type Migration } from './migration.js';
export { type Role, roleName } from './role.js';
export { instant } from './value-parsers.js';
