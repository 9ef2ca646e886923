export { connectionLost } from './connection-lost.js';
export { copyField, copyIn, fieldText } from './copy.js';
export { copyOut } from './copy-out.js';
export { type Place } from './address.js';
export { type Database, type DatabaseOptions, openDatabase, poolsAt } from './database.js';
export { DatabaseUnusable, type Migration } from './migration.js';
export { type Role, roleName } from './role.js';
export { type Statement, trip, type TextRow } from './trip.js';
export { instant } from './value-parsers.js';
