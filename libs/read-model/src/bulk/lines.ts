import { copyField, fieldText } from '@ledger/postgres';
import type { ColumnKind } from '../table.js';
import type { Stored } from '../fold/column.js';
import type { ColumnShape } from '../fold/column.js';
import type { Shape, StoredRow } from '../fold/shape.js';

// Numbers, dates and truth values need no escapes.
const isPlain = ({ kind }: ColumnShape) =>
  kind === 'integer' || kind === 'date' || kind === 'boolean';

/** The row as a line of COPY, without its end. */
export function lineOf({ columns }: Shape, row: StoredRow): string {
  let line = '';
  for (let place = 0; place < row.length; place += 1) {
    const value = row[place] ?? null;
    const column = columns[place];
    const plain = value !== null && column !== undefined && isPlain(column);
    if (place > 0) line += '\t';
    line += plain ? String(value) : copyField(value);
  }
  return line;
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
