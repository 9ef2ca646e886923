import type { Stored } from '../fold/column.js';
import type { Shape, StoredRow } from '../fold/shape.js';
import { sqlTypes } from './create-tables.js';

/** Arrays for `unnest`, one for each column, with the SQL that names and types them. */
export interface ColumnArrays {
  /** `$1::text[], $2::bigint[]` */
  readonly sql: string;
  readonly values: readonly (readonly Stored[])[];
}

/** The SQL types of some columns of a table. */
export const typesAt = (shape: Shape, places: readonly number[]): readonly string[] =>
  places.map((place) => sqlTypes[shape.columns[place]?.kind ?? 'text']);

export const allTypes = (shape: Shape): readonly string[] =>
  shape.columns.map(({ kind }) => sqlTypes[kind]);

/** Turns rows into columns. */
export function columnArrays(types: readonly string[], rows: readonly StoredRow[]): ColumnArrays {
  return {
    sql: types.map((type, place) => `$${place + 1}::${type}[]`).join(', '),
    values: types.map((_, place) => rows.map((row) => row[place] ?? null)),
  };
}
