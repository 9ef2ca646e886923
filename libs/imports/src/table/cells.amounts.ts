import { parsePounds } from '@ledger/money';
import { isDate } from '@ledger/school-time';
import { type Cell, readBy } from './cell.js';

/** A date of the calendar as `YYYY-MM-DD`. Two-digit years are refused: they may mean two things. */
export const date: Cell<string> = readBy(
  {
    code: 'not-a-date',
    wrong: 'is not a date',
    allowed: 'a date that exists, as YYYY-MM-DD or DD/MM/YYYY',
  },
  (text) => {
    const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
    const iso = year ? `${year}-${month}-${day}` : text;
    return isDate(iso) ? iso : undefined;
  },
);

/** Pounds as whole pence, also below zero. */
export const money: Cell<number> = readBy(
  {
    code: 'not-money',
    wrong: 'is not an amount of money',
    allowed: 'pounds with at most two decimals and no separators, such as 1234.56',
  },
  (text) => parsePounds(text) ?? undefined,
);

/** Pounds as whole pence, not below zero. */
export const price: Cell<number> = readBy(
  {
    code: 'not-a-price',
    wrong: 'is not a price',
    allowed: 'pounds of zero or more with at most two decimals and no separators, such as 1234.56',
  },
  notNegative,
);

const HUNDREDTHS_IN_A_WEEK = 16_800;

/** Hours a week as whole hundredths, above zero: written like pounds and pence. */
export const hoursPerWeek: Cell<number> = readBy(
  {
    code: 'not-hours',
    wrong: 'is not a number of hours a week',
    allowed: 'hours above 0 and up to 168 with at most two decimals, such as 15.5',
  },
  (text) => {
    const hundredths = notNegative(text);
    return hundredths && hundredths <= HUNDREDTHS_IN_A_WEEK ? hundredths : undefined;
  },
);

function notNegative(text: string): number | undefined {
  const hundredths = text.startsWith('-') ? null : parsePounds(text);
  return hundredths ?? undefined;
}
