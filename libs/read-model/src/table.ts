import type { SealedValue } from '@ledger/kernel';

/** `integer` is a whole number up to 2^53 - 1 (pence, sessions, positions); `date` is YYYY-MM-DD. */
export type ColumnKind = 'text' | 'integer' | 'date' | 'boolean' | 'json' | 'sealed';
/** A `?` at the end allows null. */
export type Column = ColumnKind | `${ColumnKind}?`;

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Values {
  text: string;
  integer: number;
  date: string;
  boolean: boolean;
  json: Json;
  sealed: SealedValue;
}

type ValueOf<C extends Column> = C extends `${infer K extends ColumnKind}?`
  ? Values[K] | null
  : C extends ColumnKind
    ? Values[C]
    : never;

export type Columns = Readonly<Record<string, Column>>;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: ValueOf<C[K]> };

/** The columns that say who may see a row; a table of children's data names at least the authority. */
export interface Scope {
  readonly authority?: string;
  readonly provider?: string;
  readonly school?: string;
}

/** Rows by key, each with its history in log positions: the current view and *known at* both. */
export interface KeyedTable<C extends Columns = Columns> {
  readonly kind: 'keyed';
  readonly columns: C;
  readonly key: readonly string[];
  /** Named lists of columns that `needs` and queries may look rows up by. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
  readonly scope?: Scope;
  /** False: only the current rows are kept, so that what is erased leaves no history (search). */
  readonly history?: boolean;
  /**
   * True: rows are inserted by `insert`, each under a key of its own, and no event looks at them or
   * changes them again. So nothing is looked up for them, and a rebuild keeps none in memory.
   */
  readonly appendOnly?: boolean;
}

/** Sums by key: current totals, and the deltas with their positions for *known at*. */
export interface AdditiveTable<C extends Columns = Columns> {
  readonly kind: 'additive';
  /** All key columns; `measures` are whole numbers that add up. */
  readonly columns: C;
  readonly measures: readonly string[];
  /** The date column of the key, where there is one. */
  readonly date?: string;
  /** Every so many log positions a sum by key is kept, for *known at*. */
  readonly blockPositions: number;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
  readonly scope?: Scope;
}

export type Table = KeyedTable | AdditiveTable;
export type Tables = Readonly<Record<string, Table>>;

// The column names are checked where a table is declared, and not in the table's type: there they
// would keep a table of particular columns from being a table.
interface Names<C extends Columns> {
  readonly indexes?: Readonly<Record<string, readonly (keyof C & string)[]>>;
}
type DeclaredKeyed<C extends Columns> = Omit<KeyedTable<C>, 'kind' | 'key' | 'indexes'> &
  Names<C> & { readonly key: readonly (keyof C & string)[] };
type Derived = 'kind' | 'date' | 'indexes' | 'blockPositions';
type DeclaredAdditive<C extends Columns> = Omit<AdditiveTable<C>, Derived> &
  Names<C> & { readonly date?: keyof C & string; readonly blockPositions?: number };

const BLOCK_POSITIONS = 65_536;

export const keyed = <const C extends Columns>(table: DeclaredKeyed<C>): KeyedTable<C> => ({
  kind: 'keyed',
  ...table,
});

export const additive = <const C extends Columns>(
  table: DeclaredAdditive<C>,
): AdditiveTable<C> => ({ kind: 'additive', blockPositions: BLOCK_POSITIONS, ...table });
