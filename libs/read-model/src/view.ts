import type { Tables, RowOf, Table } from './table.js';

export type SqlValue = string | number | boolean | null | readonly (string | number)[];

/** Who reads: row-level security lets through the rows of these organisations; 'all' sees all. */
export type ReaderScope =
  | 'all'
  | {
      readonly authorities?: readonly string[];
      readonly providers?: readonly string[];
      readonly schools?: readonly string[];
    };

/** Something that knows about how much memory it takes, its own growth included. */
export interface Sized {
  readonly bytes: number;
}

/**
 * An additive table in two. Whole blocks of the log never change, so that what was read of them may
 * be kept; what lies between the end of the nearest one and K is little.
 */
export interface Blocks {
  /** How many blocks are counted: those numbered from 0 to below this. */
  readonly within: number;
  /** How many blocks are whole by now, later than K perhaps: what is read beyond K is for later. */
  readonly whole: number;
  /** The sub-select of key columns, `block` and measures of the whole blocks from a number on. */
  from(block: number): string;
  /**
   * The sub-select of key columns and measures that make of those blocks what was known at K: below
   * zero where they go beyond it.
   */
  readonly rest: string;
}

/**
 * The rows of a keyed table with their history. Of a row that has been read nothing changes any more
 * but that it ends: whoever keeps them asks only for what has begun or ended since.
 */
export interface Versions {
  /** How far the tables have come. */
  readonly until: number;
  /** The sub-select of columns, `known_from` and `known_to` of what began or ended after a position. */
  after(position: number): string;
}

/**
 * The tables of one projection as they were known at one log position, within one transaction.
 * Only `x.queries.ts` beside the projection uses it.
 */
export interface View<T extends Tables = Tables> {
  /** The position K: nothing recorded after it is seen. */
  readonly position: number;
  /**
   * A parenthesised sub-select of the table as known at K, to stand after `from` or `join`: a keyed
   * table's columns, or an additive table's key columns and summed measures. Column names are in
   * snake_case of the declared names.
   */
  known(table: keyof T & string): string;
  /**
   * The same of an additive table before it is added up: several rows of one key, and some measures
   * below zero. For who adds up by something coarser anyway, at a fraction of the cost.
   */
  summands(table: keyof T & string): string;
  /** The same in two parts, for who keeps the first. */
  blocks(table: keyof T & string): Blocks;
  /** Every version of a keyed table's rows, for who keeps them. */
  versions(table: keyof T & string): Versions;
  /**
   * What was kept under a name for later questions, made where there is nothing: it is of these
   * tables as this reader may see them, and of no other. The least used is forgotten.
   */
  kept<K extends Sized>(name: string, make: () => K): K;
  /** Rows of a keyed table as known at K, columns in camelCase; `where` is SQL over snake_case columns. */
  rows<N extends keyof T & string>(
    table: N,
    where?: string,
    values?: readonly SqlValue[],
  ): Promise<readonly (T[N] extends Table ? RowOf<T[N]['columns']> : never)[]>;
  /** Any read; result columns are turned to camelCase, integers to numbers, dates stay text. */
  sql<R extends object>(text: string, values?: readonly SqlValue[]): Promise<readonly R[]>;
}

export interface ViewRequest {
  readonly scope: ReaderScope;
  /** An RFC 3339 instant, or a date: the end of that day in London. Absent: now. */
  readonly knownAt?: string;
  /** Wait until at least this position is projected. Absent: the head as of the call. */
  readonly minPosition?: number;
  readonly timeoutMs?: number;
}
