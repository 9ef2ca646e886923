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
