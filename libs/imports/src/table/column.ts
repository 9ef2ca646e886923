import type { Cell } from './cell.js';

/** A column of a kind of file. */
export interface Column<T = unknown> {
  readonly cell: Cell<T>;
  /** Whether a file must have the column. */
  readonly inHeader: boolean;
  /** Whether each row must fill it. */
  readonly filled: boolean;
  /** What the template shows. */
  readonly example: string;
}

export type Columns = Readonly<Record<string, Column>>;

/** What a row of these columns says; undefined is "not given". */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never;
};

/** A column that every file has and every row fills. */
export function required<T>(cell: Cell<T>, example: string): Column<T> {
  return { cell, inHeader: true, filled: true, example };
}

/** A column that every file has, and that a row may leave empty. */
export function fillable<T>(cell: Cell<T>, example: string): Column<T | undefined> {
  return { cell: cell as Cell<T | undefined>, inHeader: true, filled: false, example };
}

/** A column that a file may leave out. */
export function optional<T>(cell: Cell<T>, example = ''): Column<T | undefined> {
  return { cell: cell as Cell<T | undefined>, inHeader: false, filled: false, example };
}

/** The same values without those that are not given: an absent field, never an undefined one. */
export type Given<T> = {
  -readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { -readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

export function given<T extends object>(values: T): Given<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}

/** The values without some of them. */
export function except<T extends object, K extends keyof T & string>(
  values: T,
  ...names: readonly K[]
): Omit<T, K> {
  const left = Object.entries(values).filter(([name]) => !names.includes(name as K));
  return Object.fromEntries(left) as Omit<T, K>;
}
