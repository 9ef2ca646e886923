import { isAcademicYear, isFinancialYear, isWeeklyPattern, parseNcYear } from '@ledger/school-time';
import { z } from 'zod';
import { type Cell, oneOf, readBy, shaped } from './cell.js';

const LONGEST_TEXT = 4000;

/** Any words. */
export const text: Cell<string> = {
  code: 'text-too-long',
  wrong: 'is too long',
  allowed: `at most ${LONGEST_TEXT} characters`,
  schema: z.string().max(LONGEST_TEXT),
};

/** A reference that the authority or a provider gave: kept as it is written. */
export const reference: Cell<string> = {
  code: 'reference-too-long',
  wrong: 'is too long for a reference',
  allowed: 'at most 100 characters',
  schema: z.string().max(100),
};

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

export const yesNo: Cell<boolean> = readBy(
  { code: 'not-yes-or-no', wrong: 'is neither yes nor no', allowed: 'yes or no' },
  (word) => YES_OR_NO.get(word.toLowerCase()),
);

/** What a contract charges of absence. */
export interface AbsenceClause {
  readonly chargedWhenAbsent: boolean;
  readonly absentDaysCharged?: number;
}

/** All, nothing, or of each absence so many first days. */
export const absenceClause: Cell<AbsenceClause> = readBy(
  {
    code: 'not-yes-or-no',
    wrong: 'is neither yes, no nor a number of first days',
    allowed: 'yes, no, or as in first-5-days how many first days of each absence are charged',
  },
  (words) => {
    const chargedWhenAbsent = YES_OR_NO.get(words.toLowerCase());
    if (chargedWhenAbsent !== undefined) return { chargedWhenAbsent };
    const days = Number(/^first-([1-9]\d{0,2})-days?$/i.exec(words)?.[1] ?? 0);
    return days >= 1 && days <= 190
      ? { chargedWhenAbsent: false, absentDaysCharged: days }
      : undefined;
  },
);

export const list: Cell<readonly string[]> = readBy(
  { code: 'not-a-list', wrong: 'is not a list', allowed: 'values parted by ; as in 1;2;3' },
  (words) => {
    const values = words.split(';').map((value) => value.trim());
    return values.includes('') ? undefined : values;
  },
);

export const authority = shaped(
  {
    code: 'not-an-authority',
    wrong: 'is not a local authority code',
    allowed: 'three digits, such as 801',
  },
  /^\d{3}$/,
);

export const urn = shaped(
  { code: 'not-a-urn', wrong: 'is not a URN', allowed: 'five or six digits' },
  /^\d{5,6}$/,
);

export const ukprn = shaped(
  { code: 'not-a-ukprn', wrong: 'is not a UKPRN', allowed: 'eight digits' },
  /^\d{8}$/,
);

export const laestab = shaped(
  { code: 'not-a-laestab', wrong: 'is not a LAESTAB', allowed: 'seven digits' },
  /^\d{7}$/,
);

export const academicYear = readBy(
  {
    code: 'not-an-academic-year',
    wrong: 'is not an academic year',
    allowed: 'two years that follow each other, such as 2025/26',
  },
  (year) => (isAcademicYear(year) ? year : undefined),
);

export const financialYear = readBy(
  {
    code: 'not-a-financial-year',
    wrong: 'is not a financial year',
    allowed: 'two years that follow each other, such as 2025-26',
  },
  (year) => (isFinancialYear(year) ? year : undefined),
);

export const ncYear = readBy(
  {
    code: 'not-a-year-group',
    wrong: 'is not a year group',
    allowed: 'N1, N2, R or a year from 1 to 14',
  },
  (year) => parseNcYear(year) ?? undefined,
);

export const pattern = readBy(
  {
    code: 'not-a-pattern',
    wrong: 'is not a weekly pattern',
    allowed:
      'ten digits from Monday AM to Friday PM, 1 where the child is expected and 0 elsewhere',
  },
  (digits) => (isWeeklyPattern(digits) ? digits : undefined),
);

export const s251Line = shaped(
  {
    code: 'not-an-s251-line',
    wrong: 'is not a section 251 line',
    allowed: 'three numbers with points, such as 1.2.7',
  },
  /^\d+\.\d+\.\d+$/,
);

export const session = oneOf(['AM', 'PM']);

/** A whole number between two others, both included. */
export function wholeNumber(least: number, most: number): Cell<number> {
  const allowed = `a whole number from ${least} to ${most}`;
  const words = { code: 'not-a-whole-number', wrong: `is not ${allowed}`, allowed };
  return readBy(words, (digits) => {
    const value = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
    return value >= least && value <= most ? value : undefined;
  });
}
