import { fieldText } from '@ledger/postgres';
import type { ColumnKind } from '../table.js';
import type { Stored } from '../fold/column.js';
import type { Shape, StoredRow } from '../fold/shape.js';

/** The row of a line of COPY. */
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
