import { withoutFormulaMark } from '@ledger/exports';
import { type Notice, quoted } from '../notice.js';
import type { Line } from '../reading/lines.js';
import type { Column, Columns, RowOf } from './column.js';
import type { Header } from './header.js';

/** A row whose cells could be read. */
export interface Row<C extends Columns> {
  readonly row: number;
  readonly values: RowOf<C>;
}

export type RowReading<C extends Columns> =
  | ({ readonly ok: true } & Row<C>)
  | { readonly ok: false; readonly row: number; readonly faults: readonly Notice[] };

// Tabs and line breaks may be part of words; no other control character is.
const FORBIDDEN = /[^\P{Cc}\t\n\r]/u;

export type RowReader<C extends Columns> = (line: Line) => RowReading<C>;

/** Reads the cells of a line under this header; all its faults are found, not only the first. */
export function rowReader<C extends Columns>(columns: C, header: Header): RowReader<C> {
  const places = Object.entries(columns).map(([name, column]) => ({
    name,
    read: remembering((written) => readCell(column, written)),
    index: header.get(name) ?? -1,
  }));
  return ({ row, cells }) => {
    const isTooLong = cells.length > header.size && cells.slice(header.size).some(isFilled);
    if (isTooLong) return { ok: false, row, faults: [tooManyCells(row, header.size)] };
    const faults: Notice[] = [];
    const values: Record<string, unknown> = {};
    for (const { name, read, index } of places) {
      const cell = read(cells[index] ?? '');
      if ('value' in cell) values[name] = cell.value;
      else faults.push({ row, column: name, code: cell.code, message: `${name}: ${cell.message}` });
    }
    if (faults.length > 0) return { ok: false, row, faults };
    return { ok: true, row, values: values as RowOf<C> };
  };
}

const isFilled = (cell: string) => cell.trim() !== '';

type CellReading = { readonly value: unknown } | Pick<Notice, 'code' | 'message'>;

const MOST_REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 50;

/** A file says the same dates, codes and references over and over: each is read once in a while. */
function remembering(read: (written: string) => CellReading): (written: string) => CellReading {
  const known = new Map<string, CellReading>();
  return (written) => {
    const before = known.get(written);
    if (before) return before;
    const cell = read(written);
    if (known.size >= MOST_REMEMBERED) known.clear();
    if (written.length <= LONGEST_REMEMBERED) known.set(written, cell);
    return cell;
  };
}

function readCell({ cell, filled }: Column, written: string): CellReading {
  const text = withoutFormulaMark(written.trim());
  if (text === '' && filled) {
    return { code: 'value-missing', message: `it is empty. Give ${cell.allowed}.` };
  }
  if (text === '') return { value: undefined };
  if (FORBIDDEN.test(text)) {
    return { code: 'text-not-allowed', message: `${quoted(text)} has control characters.` };
  }
  const result = cell.schema.safeParse(text);
  if (result.success) return { value: result.data };
  return { code: cell.code, message: `${quoted(text)} ${cell.wrong}. Give ${cell.allowed}.` };
}

function tooManyCells(row: number, columns: number): Notice {
  const message = `The row has more cells than the header has columns (${columns}).`;
  return { row, column: '', code: 'too-many-cells', message };
}
