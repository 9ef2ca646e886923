import type { DataOf, Message, Opened, PersonalClass } from '@ledger/kernel';
import type { KeyedTable, RowOf, Table, Tables } from './table.js';

type Keyed<T extends Tables> = {
  [N in keyof T & string]: T[N] extends KeyedTable ? N : never;
}[keyof T & string];
type Row<T extends Tables, N extends keyof T> = T[N] extends Table ? RowOf<T[N]['columns']> : never;
type AnyValues = Readonly<Record<string, string | number | boolean | null>>;

/** Rows that an event wants to see: one by its key, or all open rows that an index finds. */
export type Need =
  | { readonly table: string; readonly key: AnyValues }
  | { readonly table: string; readonly index: string; readonly values: AnyValues };

/**
 * What an event does to the tables. `put` inserts or replaces the row of its key; `insert` is for
 * tables declared `appendOnly`: a second row of the same key parks the stream.
 */
export type Change =
  | { readonly do: 'insert'; readonly table: string; readonly row: object }
  | { readonly do: 'put'; readonly table: string; readonly row: object }
  | { readonly do: 'remove'; readonly table: string; readonly key: AnyValues }
  | {
      readonly do: 'add';
      readonly table: string;
      readonly key: AnyValues;
      readonly measures: Readonly<Record<string, number>>;
    };

/** The rows asked for by `needs`, as they stand before this event. */
export interface Rows<T extends Tables> {
  one<N extends Keyed<T>>(table: N, key: AnyValues): Row<T, N> | undefined;
  many<N extends Keyed<T>>(table: N, index: string, values: AnyValues): readonly Row<T, N>[];
}

/** A recorded event as a projection sees it: `data` is typed, `personal` open only where asked for. */
export type Seen<E extends Message, Type extends E['type'] = E['type']> = Omit<
  Opened<E>,
  'data' | 'type'
> & { readonly type: Type; readonly data: DataOf<E, Type> };

export interface Handler<E extends Message, Type extends E['type'], T extends Tables> {
  readonly needs?: (event: Seen<E, Type>) => readonly Need[];
  readonly changes: (event: Seen<E, Type>, rows: Rows<T>) => readonly Change[];
}

/**
 * One question's read side: its tables, and for every event type of the aggregates it follows
 * either what the event changes or 'ignore'. Pure: it runs no SQL and awaits nothing. Event types
 * of other aggregates pass it by; a type that no schema knows parks the stream.
 */
export interface Projection<E extends Message = Message, T extends Tables = Tables> {
  readonly name: string;
  /** Raise it when the tables or the rules change: the new version is built beside the old one. */
  readonly version: number;
  readonly tables: T;
  /** The personal classes that must be opened for this projection; most need none. */
  readonly opens?: readonly PersonalClass[];
  readonly on: { readonly [Type in E['type']]: Handler<E, Type, T> | 'ignore' };
}

/** Infers the tables' types; the events are given: `projection<PupilEvent>()({ ... })`. */
export const projection =
  <E extends Message>() =>
  <const T extends Tables>(definition: Projection<E, T>): Projection<E, T> =>
    definition;

/** A projection of any events, as the engine runs it. */
export interface AnyProjection {
  readonly name: string;
  readonly version: number;
  readonly tables: Tables;
  readonly opens?: readonly PersonalClass[];
  readonly on: Readonly<Record<string, AnyHandler | 'ignore'>>;
}

export interface AnyHandler {
  needs?(event: Opened): readonly Need[];
  changes(event: Opened, rows: Rows<Tables>): readonly Change[];
}
