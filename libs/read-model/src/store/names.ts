import { createHash } from 'node:crypto';
import type { Shape } from '../fold/shape.js';

/** `familyName` and `family-name` become `family_name`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/-/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** `family_name` becomes `familyName`. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

// PostgreSQL cuts longer names off in silence, and two of them could then be one.
const LONGEST_BYTES = 63;

/** A name within PostgreSQL's limit: a longer one ends in a hash of the whole. */
export function fitting(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_BYTES) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST_BYTES - 9)}_${hash}`;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** An additive table is kept in three: its totals, its deltas and its sums by block. */
export type Part = 'total' | 'delta' | 'block';

/** The table of a build, without the schema. */
export const tableName = (build: string, table: string, part?: Part): string =>
  fitting([build, snakeCase(table), part].filter((piece) => piece !== undefined).join('_'));

/** The table of a build as SQL names it. */
export const inSchema = (build: string, table: string, part?: Part): string =>
  `rm.${quoted(tableName(build, table, part))}`;

/** The columns of a table as SQL names them, in their declared order. */
export const columnNames = (shape: Shape): readonly string[] =>
  shape.columns.map(({ name }) => quoted(snakeCase(name)));

export const measureNames = (measures: readonly string[]): readonly string[] =>
  measures.map((name) => quoted(snakeCase(name)));
