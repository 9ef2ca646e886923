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

// The lowest bit of each of the ten digits.
const ones = 0o1111111111;

const spread = Array.from({ length: 1_024 }, (_, sessions) => {
  let digitsOfOne = 0;
  for (let place = 0; place < 10; place += 1)
    if ((sessions >> place) & 1) digitsOfOne |= 1 << (3 * place);
  return digitsOfOne;
});

/** How many sessions count as each. */
export type Counts = Record<Counted, number>;

export const noCounts = (): Counts => ({
  none: 0,
  attended: 0,
  authorised: 0,
  unauthorised: 0,
  notPossible: 0,
});

/**
 * Adds how many of some sessions of a week are marked as each kind: digit by digit, all ten at once.
 * @param sessions ten bits, Monday AM the lowest
 */
export function countWeek(counts: Counts, week: number, sessions: number): void {
  const wanted = spread[sessions] ?? 0;
  const [low, middle, high] = [week & ones, (week >> 1) & ones, (week >> 2) & ones];
  const attended = onesIn(low & ~middle & ~high & wanted);
  const authorised = onesIn(middle & ~low & ~high & wanted);
  const unauthorised = onesIn(low & middle & ~high & wanted);
  const notPossible = onesIn(high & ~low & ~middle & wanted);
  counts.attended += attended;
  counts.authorised += authorised;
  counts.unauthorised += unauthorised;
  counts.notPossible += notPossible;
  counts.none += onesIn(wanted) - attended - authorised - unauthorised - notPossible;
}

// The bits are summed in pairs, fours and eights, and the eights by a multiplication.
function onesIn(bits: number): number {
  const pairs = bits - ((bits >> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333);
  return Math.imul((fours + (fours >> 4)) & 0x0f0f0f0f, 0x01010101) >> 24;
}
