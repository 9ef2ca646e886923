import { addDays } from '@ledger/school-time';

/** A term: its school year, its number, first and last day. */
export type Term = readonly [string, number, string, string];

const LATEST: readonly Term[] = [
  ['2024/25', 1, '2024-09-02', '2024-10-25'],
  ['2024/25', 2, '2024-11-04', '2024-12-20'],
  ['2024/25', 3, '2025-01-06', '2025-02-14'],
  ['2024/25', 4, '2025-02-24', '2025-04-04'],
  ['2024/25', 5, '2025-04-22', '2025-05-23'],
  ['2024/25', 6, '2025-06-02', '2025-07-22'],
  ['2025/26', 1, '2025-09-02', '2025-10-24'],
  ['2025/26', 2, '2025-11-03', '2025-12-19'],
  ['2025/26', 3, '2026-01-05', '2026-02-13'],
  ['2025/26', 4, '2026-02-23', '2026-03-27'],
  ['2025/26', 5, '2026-04-13', '2026-05-22'],
  ['2025/26', 6, '2026-06-01', '2026-07-21'],
];

// As many as a large authority has in alternative provision: more marks are of more years.
const MOST_CHILDREN = 2_600;
const TWO_YEARS = 2;
// Whole weeks, so that a day stays the day of the week that it was.
const TWO_YEARS_DAYS = 728;

/** The terms of so many school years that the marks fit, two or more, up to the summer of 2026. */
export function termsFor(marks: number): readonly Term[] {
  const pairs = Math.max(1, Math.ceil(marks / (MOST_CHILDREN * sessionsOf(LATEST).length)));
  const back = Array.from({ length: pairs }, (_, n) => pairs - 1 - n);
  return back.flatMap((times) => LATEST.map((term) => earlier(term, times)));
}

function earlier([year, term, first, last]: Term, times: number): Term {
  const begins = Number(year.slice(0, 4)) - TWO_YEARS * times;
  const named = `${begins}/${String(begins + 1).slice(2)}`;
  const by = -TWO_YEARS_DAYS * times;
  return [named, term, addDays(first, by), addDays(last, by)];
}

export interface Session {
  readonly date: string;
  readonly half: 'AM' | 'PM';
}

/** Every session of the terms for so many marks, in order; by default of two school years. */
export const sessions = (marks = 0): readonly Session[] => sessionsOf(termsFor(marks));

const sessionsOf = (terms: readonly Term[]): readonly Session[] =>
  terms
    .flatMap(([, , first, last]) => weekdays(first, last))
    .flatMap((date) => [
      { date, half: 'AM' as const },
      { date, half: 'PM' as const },
    ]);

function weekdays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (new Date(date).getUTCDay() % 6 !== 0) days.push(date);
  }
  return days;
}
