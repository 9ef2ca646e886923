import { oneDecimal } from '@ledger/money';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2025-11-05` as "5 November 2025"; anything that is not a date stays as it is. */
export function dateText(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return date;
  return `${Number(parts[3])} ${months[Number(parts[2]) - 1] ?? ''} ${parts[1] ?? ''}`;
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'long',
  timeStyle: 'medium',
});

/** A UTC instant in London's time: "5 November 2025 at 15:04:09". */
export function instantText(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : london.format(time);
}

const withCommas = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A whole number with separators: 1,234. */
export function numberText(value: number): string {
  return `${value < 0 ? '−' : ''}${withCommas(String(Math.abs(value)))}`;
}

/** Whole pence as pounds: 123456 is "£1,234.56", -500 is "−£5.00". */
export function poundsText(pence: number): string {
  const digits = String(Math.abs(pence)).padStart(3, '0');
  const sign = pence < 0 ? '−' : '';
  return `${sign}£${withCommas(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** Per cent, half up to one decimal: 12.25 is "12.3%". */
export const percentText = (percent: number): string => `${oneDecimal(percent)}%`;

export type ColumnKind = 'text' | 'integer' | 'pence' | 'percent' | 'date' | 'instant' | 'flag';

type Show<V> = Readonly<Partial<Record<ColumnKind, (value: V) => string>>>;
const numbers: Show<number> = { integer: numberText, pence: poundsText, percent: percentText };
const texts: Show<string> = { date: dateText, instant: instantText };
const shown = <V>(show: Show<V>, kind: ColumnKind, value: V) => (show[kind] ?? String)(value);

/** A value as its column shows it; nothing known is an empty text. */
export function cellText(kind: ColumnKind, value: unknown): string {
  if (typeof value === 'number') return shown(numbers, kind, value);
  if (typeof value === 'string') return shown(texts, kind, value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
