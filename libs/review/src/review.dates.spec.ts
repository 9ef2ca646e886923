import { bristolCalendar, bristolTerms } from '@ledger/school-time/testing';
import { halfTermlyDates, reviewDatesOf, yearlyDates } from './review.dates.js';

const school = { weeks: 'school', calendar: bristolCalendar } as const;
const start = '2025-11-05';

describe('when the reviews after 6 and 12 weeks are due', () => {
  it('counts calendar weeks to the same weekday', () => {
    const dates = [6, 12].map((weeks) => reviewDatesOf(start, weeks, { weeks: 'calendar' })?.dueOn);
    expect(dates).toEqual(['2025-12-17', '2026-01-28']);
  });

  it('counts school weeks, the week of the start being the first', () => {
    expect(reviewDatesOf(start, 6, school)).toEqual({ dueOn: '2025-12-12', weekOf: '2025-12-08' });
    expect(reviewDatesOf(start, 12, school)).toEqual({ dueOn: '2026-02-06', weekOf: '2026-02-02' });
  });

  it('begins with the next school week for a start in a holiday or at a weekend', () => {
    expect(reviewDatesOf('2025-10-27', 1, school)?.weekOf).toBe('2025-11-03');
    expect(reviewDatesOf('2025-11-08', 1, school)?.weekOf).toBe('2025-11-10');
  });

  it('is unknown where the calendar ends before', () => {
    expect(reviewDatesOf('2026-07-13', 6, school)).toBeNull();
  });
});

describe('when the half-termly reviews are due', () => {
  const halfTerms = { terms: bristolTerms, calendar: bristolCalendar };

  it('is once in each half-term in which the placement is open', () => {
    const dates = halfTermlyDates({ startsOn: start, endsOn: '2026-03-06' }, halfTerms);
    expect(dates.map(({ dueOn }) => dueOn)).toEqual(['2025-12-19', '2026-02-13', '2026-03-06']);
    const year = halfTermlyDates({ startsOn: '2025-09-01', endsOn: '2026-08-31' }, halfTerms);
    expect(year).toHaveLength(6);
  });

  it('is never outside the school days', () => {
    const within = { startsOn: '2025-12-20', endsOn: '2026-01-04' };
    expect(halfTermlyDates(within, halfTerms)).toEqual([]);
  });
});

describe('when a yearly review is due', () => {
  it('edge case 33: counts twelve months, from 29 February to 28 February', () => {
    const dates = yearlyDates('2024-02-29', '2028-02-29').map(({ dueOn }) => dueOn);
    expect(dates).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
  });
});
