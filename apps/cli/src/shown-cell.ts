import { formatPence, oneDecimal } from '@ledger/money';
import type { FigureColumn } from '@ledger/read-model';

/** A figure's value as a person reads it: pounds, one decimal half up, dates as they are. */
export function shownCell(column: FigureColumn, row: object): string {
  const value = (row as Record<string, unknown>)[column.name];
  if (value === null || value === undefined) return '';
  if (column.kind === 'pence' && typeof value === 'number') return formatPence(value);
  if (column.kind === 'percent' && typeof value === 'number') return oneDecimal(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
