import { fieldText } from '@ledger/postgres';
import type { ColumnKind } from '../table.js';
import type { Stored } from '../fold/column.js';
import type { CopyBytes } from './copy-bytes.js';
import type { Shape, StoredRow } from '../fold/shape.js';

const TAB = 9;

/** Writes the values as a line of COPY, without its end. */
export function putLine(into: CopyBytes, values: StoredRow): void {
  for (let place = 0; place < values.length; place += 1) {
    if (place > 0) into.character(TAB);
    into.field(values[place] ?? null);
  }
}

/** The row of such a line. */
export function rowOf({ columns }: Shape, line: string): StoredRow {
  return line.split('\t').map((field, place) => {
    const text = fieldText(field);
    return text === null ? null : stored(text, columns[place]?.kind ?? 'text');
  });
}

function stored(text: string, kind: ColumnKind): Stored {
  if (kind === 'integer') return Number(text);
  return kind === 'boolean' ? text === 'true' : text;
}
