import { poundsText } from '@ledger/money';
import type { FigureColumn } from '@ledger/read-model';
import { formulaSafe } from './formula.js';

type Write = (value: unknown) => string;

const plainNumber: Write = (value) => (typeof value === 'number' ? String(value) : text(value));

// One way of writing for each kind of column. Only numbers and the record's own dates escape the
// formula mark: -5.00 stays a number.
const writers: Readonly<Record<FigureColumn['kind'], Write>> = {
  text,
  integer: plainNumber,
  percent: plainNumber,
  pence: (value) => (Number.isSafeInteger(value) ? poundsText(value as number) : text(value)),
  date: text,
  instant: text,
  flag: (value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : text(value)),
};

/** The value as the text of a CSV cell; null and undefined give an empty cell. */
export function cellText(kind: FigureColumn['kind'], value: unknown): string {
  return value === null || value === undefined ? '' : writers[kind](value);
}

function text(value: unknown): string {
  return formulaSafe(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
