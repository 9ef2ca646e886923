import type { Notice } from './notice.js';
import type { Outcome } from './outcome.js';
import type { ImportRun } from './run.js';
import type { Columns } from './table/column.js';
import type { Row } from './table/row.js';

/** Rows whose recording has begun: the rows after them may be judged before it is over. */
export interface UnderWay {
  readonly outcomes: Promise<readonly Outcome[]>;
}

/** Judges and records rows in the order of the file, chunk by chunk; one outcome for each row. */
export type RowJudge<C extends Columns> = (
  rows: readonly Row<C>[],
) => Promise<readonly Outcome[] | UnderWay>;

/** A kind of file: its columns and what its rows record. */
export interface KindOfFile<C extends Columns> {
  readonly name: string;
  /** What one row is, in a sentence. */
  readonly sentence: string;
  readonly columns: C;
  /** The columns that together name what the row is about. */
  readonly key: readonly (keyof C & string)[];
  /** Starts one import. */
  open(run: ImportRun): RowJudge<C>;
}

/** The same with its columns forgotten, for the registry. */
export interface ImportKind {
  readonly name: string;
  readonly sentence: string;
  readonly columns: Columns;
  readonly key: readonly string[];
  open(run: ImportRun): { readonly judge: RowJudge<Columns> };
}

/** Fits a kind into the registry: its judge only ever sees rows that its own columns read. */
export function importKind<C extends Columns>(kind: KindOfFile<C>): ImportKind {
  const { name, sentence, columns, key } = kind;
  return {
    name,
    sentence,
    columns,
    key,
    open: (run) => ({ judge: kind.open(run) as RowJudge<Columns> }),
  };
}

/** A notice about one column of a row. */
export function notice(row: number, column: string, what: readonly [string, string]): Notice {
  const [code, message] = what;
  return { row, column, code, message };
}
