import { keyed, type KeyedTable, type Table, type Tables } from './table.js';
const things = keyed({ columns: { key: 'text', group: 'text?' }, key: ['key'], indexes: { byGroup: ['group'] } });
export const a: KeyedTable = things;
export const b: Table = things;
export const c: Tables = { things };
export type X = typeof things extends KeyedTable ? 1 : 0;
export const x: X = 1;
