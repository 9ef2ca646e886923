import type { Stored } from '../fold/column.js';
import type { Shape, StoredRow } from '../fold/shape.js';
import { sqlTypes } from './create-tables.js';

/** The SQL types of some columns of a table. */
export const typesAt = (shape: Shape, places: readonly number[]): readonly string[] =>
  places.map((place) => sqlTypes[shape.columns[place]?.kind ?? 'text']);

export const allTypes = (shape: Shape): readonly string[] =>
  shape.columns.map(({ kind }) => sqlTypes[kind]);

/** Arrays for `unnest`, one a column: `$1::text[], $2::bigint[]` */
export const arraysOf = (types: readonly string[]): string =>
  types.map((type, place) => `$${place + 1}::${type}[]`).join(', ');

/** The columns of some rows, at least one: the values of those arrays. */
export const columnsOfRows = (rows: readonly StoredRow[]): readonly (readonly Stored[])[] =>
  (rows[0] ?? []).map((_, place) => rows.map((row) => row[place] ?? null));
