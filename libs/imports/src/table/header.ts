import type { Notice } from '../notice.js';
import { quoted } from '../notice.js';
import type { Line } from '../reading/lines.js';
import type { Columns } from './column.js';

/** Where each column stands in the file: its index, by name. */
export type Header = ReadonlyMap<string, number>;

/** Reads the header row. Any fault refuses the whole file, because no row could be trusted. */
export function readHeader(
  columns: Columns,
  { row, cells }: Line,
): { readonly header: Header; readonly faults: readonly Notice[] } {
  const header = new Map<string, number>();
  const faults: Notice[] = [];
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim();
    const fault = faultOf(columns, header, name);
    if (fault) faults.push(fault);
    else header.set(name, index);
  }
  const all = [...faults, ...missing(columns, header)];
  return { header, faults: all.map((each) => ({ ...each, row })) };
}

function faultOf(columns: Columns, header: Header, name: string): Notice | undefined {
  if (header.has(name)) {
    return fault(
      'duplicate-column',
      name,
      `${quoted(name)} is there twice. Give each column once.`,
    );
  }
  if (Object.hasOwn(columns, name)) return undefined;
  const wrong = name ? `${quoted(name)} is not a column of this kind.` : 'A column has no name.';
  return fault('unknown-column', name, `${wrong} The columns are: ${names(columns)}.`);
}

function missing(columns: Columns, header: Header): Notice[] {
  return Object.entries(columns)
    .filter(([name, { inHeader }]) => inHeader && !header.has(name))
    .map(([name]) =>
      fault('missing-column', name, `The column ${name} is missing. A file of this kind needs it.`),
    );
}

function names(columns: Columns): string {
  return Object.keys(columns).join(', ');
}

function fault(code: string, name: string, message: string): Notice {
  return { row: 1, column: name.slice(0, 40), code, message };
}
