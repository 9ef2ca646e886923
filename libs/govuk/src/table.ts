import { cellText, type ColumnKind } from './filters.js';

/** How a column is named and shown. */
export interface TableColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: ColumnKind;
}

export interface Cell {
  readonly text: string;
  readonly numeric: boolean;
  /** Amounts, dates and references are never broken over two lines. */
  readonly whole: boolean;
  readonly href?: string;
}

/** What the `dataTable` macro shows: a caption, heads, rows of cells and perhaps a totals row. */
export interface TableView {
  readonly caption: string;
  readonly heads: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals?: readonly Cell[];
  /** Where the same table is downloaded as CSV. */
  readonly csv?: string;
  readonly empty: string;
}

export interface TableOptions<R extends object> {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly R[];
  /** Where a cell leads, by column: only cells that lead somewhere need a line. */
  readonly links?: Readonly<Record<string, (row: R) => string | undefined>>;
  /** Sums by column name; the first column then says "Total". */
  readonly totals?: object;
  readonly csv?: string;
  readonly empty?: string;
}

const numericKinds: ReadonlySet<ColumnKind> = new Set(['integer', 'pence', 'percent']);

/** Plain rows as a table to show. */
export function tableView<R extends object>(options: TableOptions<R>): TableView {
  const { columns, rows, caption, csv } = options;
  return {
    caption,
    empty: options.empty ?? 'Nothing is recorded that this table would show.',
    heads: columns.map(({ label, kind }) => ({ text: label, numeric: numericKinds.has(kind) })),
    rows: rows.map((row) => columns.map((column) => cell(column, row, options))),
    ...(options.totals && { totals: totalCells(columns, options.totals) }),
    ...(csv && { csv }),
  };
}

function cell<R extends object>(column: TableColumn, row: R, { links }: TableOptions<R>): Cell {
  const value = (row as Readonly<Record<string, unknown>>)[column.name];
  const href = links?.[column.name]?.(row);
  return { ...plainCell(column.kind, cellText(column.kind, value)), ...(href && { href }) };
}

function totalCells(columns: readonly TableColumn[], totals: object): readonly Cell[] {
  const sums = totals as Readonly<Record<string, unknown>>;
  return columns.map(({ name, kind }, index) =>
    plainCell(kind, index === 0 ? 'Total' : cellText(kind, sums[name])),
  );
}

const plainCell = (kind: ColumnKind, text: string): Cell => ({
  text,
  numeric: numericKinds.has(kind),
  whole: kind !== 'text' || (text.length <= 20 && !text.includes(' ')),
});
