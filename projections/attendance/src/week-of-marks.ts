import { type HalfDay, judgeMark, weekdayOf } from '@ledger/school-time';

/** What one mark counts as; `none` is a session without a mark. */
export type Counted = 'none' | 'attended' | 'authorised' | 'unauthorised' | 'notPossible';

const digits: readonly Counted[] = [
  'none',
  'attended',
  'authorised',
  'unauthorised',
  'notPossible',
];

/** What a mark counts as by the codes in force on its date. @throws Error for a code that is not. */
export function countedAs(code: string, date: string): Counted {
  const judged = judgeMark(code, date);
  if ('refused' in judged)
    throw new Error(`The mark ${code} on ${date} is not a code: ${judged.refused}`);
  if (judged.attended) return 'attended';
  if (judged.authorised) return 'authorised';
  return judged.unauthorised ? 'unauthorised' : 'notPossible';
}

/**
 * A week of marks is one whole number of ten octal digits, Monday AM the lowest, so that a week's
 * sum is kept as marks come in and are put right: a mark adds its digit in its place, and taking it
 * away subtracts it. @throws Error for a mark at a weekend.
 */
export function inWeek(counted: Counted, day: number, half: HalfDay): number {
  const weekday = weekdayOf(day);
  if (weekday > 4) throw new Error('A mark at a weekend');
  return digits.indexOf(counted) * 8 ** (2 * weekday + (half === 'PM' ? 1 : 0));
}

/** What the mark of one session of the week counts as; `week` is the sum, at most 30 bits. */
export function countedInWeek(week: number, weekday: number, half: HalfDay): Counted {
  const place = 2 * weekday + (half === 'PM' ? 1 : 0);
  return digits[(week >> (3 * place)) & 7] ?? 'none';
}
