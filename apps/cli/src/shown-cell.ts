import { formatPence } from '@ledger/money';
import type { FigureColumn } from '@ledger/read-model';

/** A figure's value as a person reads it: pounds, one decimal half up, dates as they are. */
export function shownCell(column: FigureColumn, row: object): string {
  const value = (row as Record<string, unknown>)[column.name];
  if (value === null || value === undefined) return '';
  if (column.kind === 'pence' && typeof value === 'number') return formatPence(value);
  if (column.kind === 'percent' && typeof value === 'number') {
    return (Math.floor(value * 10 + 0.5 + 1e-9) / 10).toFixed(1);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
