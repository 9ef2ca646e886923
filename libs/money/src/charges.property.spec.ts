import { randomly } from '@ledger/kernel/testing';
import type { Timetable } from '@ledger/school-time';
import {
  anyChangeDate,
  anyDate,
  anyTimetable,
  bristolCalendar,
  eachDate,
  isPlainlyCovered,
  isPlainlyInPattern,
  isPlainSchoolDay,
  plainlyInForce,
  plainPauses,
  plainWeekday,
} from '@ledger/school-time/testing';
import fc from 'fast-check';
import type { Charge, ChargeQuestion, ChargeTerms, RateBasis } from './charge-terms.js';
import { chargeTotals, type ChargeTotal } from './charge-totals.js';
import { chargesOf } from './charges.js';

const year = { from: '2025-08-20', to: '2026-09-20' };
const dates = eachDate(year.from, year.to);

const anyBasis = fc.constantFrom<RateBasis>(
  'session',
  'hour',
  'day',
  'week',
  'programme',
  'top-up',
  'place',
);
const anyRate = fc.oneof(
  fc.integer({ min: 0, max: 200_000 }),
  fc.integer({ min: 0, max: 99_999_999_999 }),
);
const anyChange = {
  ratePence: anyRate,
  rateBasis: anyBasis,
  costCentre: fc.constantFrom('AP1', 'AP2'),
  contributionPence: fc.integer({ min: 0, max: 5000 }),
};
const anyTerms: fc.Arbitrary<ChargeTerms> = fc.record({
  rateBasis: anyBasis,
  ratePence: anyRate,
  costCentre: fc.constant('AP0'),
  contributionPence: fc.option(fc.integer({ min: 0, max: 5000 })),
  hundredthHoursPerWeek: fc.option(fc.integer({ min: 1, max: 5000 })),
  chargedWhenAbsent: fc.boolean(),
  chargedWhenClosed: fc.boolean(),
  variations: fc.array(
    fc.record({ from: anyChangeDate, ...anyChange }, { requiredKeys: ['from'] }),
    {
      maxLength: 3,
    },
  ),
});
const anySession = fc.tuple(anyDate, fc.constantFrom('AM', 'PM')).map((pair) => pair.join(' '));
const anyQuestion: fc.Arbitrary<ChargeQuestion> = fc.record({
  timetable: anyTimetable,
  terms: anyTerms,
  calendar: fc.constant(bristolCalendar),
  providerClosed: fc.array(anyDate, { maxLength: 30 }).map((closed) => new Set(closed)),
  absences: fc.array(anySession, { maxLength: 200 }).map((absent) => new Set(absent)),
  from: fc.constant(year.from),
  to: fc.constant(year.to),
});

describe('charges', () => {
  it('are what a plain day-by-day calculation gives, for any leg and price', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(chargesOf(question)).toEqual(plainCharges(question));
      }),
      randomly(200),
    );
  });

  it('of a date do not depend on the span asked', () => {
    fc.assert(
      fc.property(anyQuestion, anyDate, anyDate, (question, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const within = chargesOf(question).filter(({ date }) => from <= date && date <= to);
        expect(chargesOf({ ...question, from, to })).toEqual(within);
      }),
      randomly(200),
    );
  });

  it('added up by cost centre are the same sums, whatever the span', () => {
    let byWeek = 0;
    fc.assert(
      fc.property(anyQuestion, anyDate, anyDate, (question, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const asked = { ...question, from, to };
        expect(chargeTotals(asked)).toEqual(summed(chargesOf(asked)));
        byWeek += question.terms.chargedWhenAbsent || question.absences.size === 0 ? 1 : 0;
      }),
      randomly(300),
    );
    expect(byWeek).toBeGreaterThan(50);
  });
});

function summed(charges: readonly Charge[]) {
  const sums = new Map<string, ChargeTotal>();
  for (const { costCentre, pence, contributionPence, sessions } of charges) {
    const before = sums.get(costCentre) ?? { pence: 0, contributionPence: 0, sessions: 0 };
    sums.set(costCentre, {
      pence: before.pence + pence,
      contributionPence: before.contributionPence + contributionPence,
      sessions: before.sessions + sessions,
    });
  }
  return sums;
}

// From here on: the same rules written to be read, a day at a time, with exact fractions.

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}
const zero: Fraction = { over: 0n, under: 1n };
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const rounded = ({ over, under }: Fraction) => Number((2n * over + under) / (2n * under));

/** A share of a price, and the period within which the shares are added up before rounding. */
interface Share {
  readonly period: string;
  readonly share: Fraction;
}

function plainCharges(question: ChargeQuestion): Charge[] {
  const sums = new Map<string, Fraction>();
  const days = dates.map((date) => plainDay(question, date));
  return days.flatMap((day) => {
    const { date, price } = day;
    const { period, share } = plainShare[price.rateBasis](day, days);
    const before = sums.get(period) ?? zero;
    sums.set(period, plus(before, share));
    const pence = rounded(plus(before, share)) - rounded(before);
    const sessions = day.charged;
    if (sessions === 0 && pence === 0) return [];
    const contributionPence = sessions ? (price.contributionPence ?? 0) : 0;
    return [{ date, pence, contributionPence, costCentre: price.costCentre, sessions }];
  });
}

type PlainDay = ReturnType<typeof plainDay>;

const plainShare: Record<RateBasis, (day: PlainDay, days: PlainDay[]) => Share> = {
  session: (day) => shareOf(day, day.date, [day.charged, 1]),
  day: (day) => shareOf(day, day.date, [day.isCharged, 1]),
  place: (day) => shareOf(day, day.date, [0, 1]),
  week: (day) => shareOf(day, mondayOf(day.date), [day.isCharged, weekdaysIn(day.pattern)]),
  hour: (day) =>
    shareOf(day, mondayOf(day.date), [
      day.charged * (day.price.hundredthHoursPerWeek ?? 0),
      100 * day.pattern.replaceAll('0', '').length,
    ]),
  'top-up': (day) => shareOf(day, yearOf(day.date), [day.isOnPlacement ? 1 : 0, 365]),
  programme(day, days) {
    const programme = programmeOf(day, days);
    const size = programme.reduce((sum, each) => sum + each.due, 0);
    return shareOf(day, `programme ${programme[0]?.date}`, [day.charged, size]);
  },
};

function shareOf({ price }: PlainDay, period: string, [times, under]: [number, number]): Share {
  if (under === 0) return { period, share: zero };
  const over = BigInt(price.ratePence) * BigInt(times);
  return { period, share: { over, under: BigInt(under) } };
}

/** The days around this one that have a programme's price, without a break. */
function programmeOf(day: PlainDay, days: readonly PlainDay[]): readonly PlainDay[] {
  let first = days.indexOf(day);
  let last = first;
  while (days[first - 1]?.price.rateBasis === 'programme') first -= 1;
  while (days[last + 1]?.price.rateBasis === 'programme') last += 1;
  return days.slice(first, last + 1);
}

const weekdaysIn = (pattern: string) =>
  [0, 2, 4, 6, 8].filter((at) => pattern.slice(at, at + 2) !== '00').length;
const yearOf = (date: string) => (date < '2026-04-01' ? 'year 2025-26' : 'year 2026-27');
const mondayOf = (date: string) => `week ${dates.indexOf(date) - plainWeekday(date)}`;

function plainDay(question: ChargeQuestion, date: string) {
  const { timetable, terms, absences } = question;
  const due = dueOn(question, date);
  const charged = due.filter((key) => terms.chargedWhenAbsent || !absences.has(key)).length;
  return {
    date,
    due: due.length,
    charged,
    isCharged: charged > 0 ? 1 : 0,
    isOnPlacement: isOnPlacement(timetable, date),
    pattern: plainlyInForce(timetable, date).pattern,
    price: priceOn(terms, date),
  };
}

function priceOn(terms: ChargeTerms, date: string): ChargeTerms {
  const told = terms.variations.filter(({ from }) => from <= date);
  told.sort((a, b) => a.from.localeCompare(b.from));
  return told.reduce((price, change) => ({ ...price, ...change }) as ChargeTerms, terms);
}

function isOnPlacement(timetable: Timetable, date: string): boolean {
  const free = plainPauses(timetable, date).some(({ charged }) => !charged);
  return isPlainlyCovered(timetable, date) && !free;
}

function dueOn(question: ChargeQuestion, date: string): string[] {
  if (!isOnPlacement(question.timetable, date) || !isPlainSchoolDay(date)) return [];
  if (question.providerClosed.has(date) && !question.terms.chargedWhenClosed) return [];
  return (['AM', 'PM'] as const)
    .filter((half) => isPlainlyInPattern(question.timetable, date, half))
    .map((half) => `${date} ${half}`);
}
