import { Readable } from 'node:stream';
import type { FigureColumn } from '@ledger/read-model';
import { stringify } from 'csv-stringify/sync';
import { cellText } from './cell.js';

/**
 * `spreadsheet`: a byte order mark, CRLF and the columns' labels, for people. `plain`: LF and the
 * columns' names, for programs. Both are UTF-8 and safe from formulas.
 */
export type CsvStyle = 'spreadsheet' | 'plain';

const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_AT_ONCE = 1000;

/**
 * A whole table as CSV text, header first. Pence become pounds with two decimals (-500 is -5.00),
 * flags yes or no, percentages unrounded numbers; null and undefined give an empty cell.
 */
export function writeCsv(
  columns: readonly FigureColumn[],
  rows: Iterable<object>,
  style: CsvStyle = 'spreadsheet',
): string {
  return heading(columns, style) + lines(columns, [...rows], style);
}

/** The same, written as it is read, for tables that should not be held in memory. */
export function csvStream(
  columns: readonly FigureColumn[],
  rows: AsyncIterable<object> | Iterable<object>,
  style: CsvStyle = 'spreadsheet',
): Readable {
  return Readable.from(pieces(columns, rows, style), { objectMode: false });
}

async function* pieces(
  columns: readonly FigureColumn[],
  rows: AsyncIterable<object> | Iterable<object>,
  style: CsvStyle,
): AsyncGenerator<string> {
  yield heading(columns, style);
  let waiting: object[] = [];
  for await (const row of rows) {
    if (waiting.push(row) < ROWS_AT_ONCE) continue;
    yield lines(columns, waiting, style);
    waiting = [];
  }
  yield lines(columns, waiting, style);
}

function heading(columns: readonly FigureColumn[], style: CsvStyle): string {
  const names = columns.map((column) => (style === 'plain' ? column.name : column.label));
  return (style === 'plain' ? '' : BYTE_ORDER_MARK) + asCsv([names], style);
}

function lines(columns: readonly FigureColumn[], rows: readonly object[], style: CsvStyle): string {
  const cells = rows.map((row) =>
    columns.map(({ kind, name }) => cellText(kind, (row as Record<string, unknown>)[name])),
  );
  return asCsv(cells, style);
}

function asCsv(cells: readonly (readonly string[])[], style: CsvStyle): string {
  return stringify(cells as string[][], {
    record_delimiter: style === 'plain' ? '\n' : '\r\n',
    quoted_match: /^\s|\s$|\r/,
  });
}
