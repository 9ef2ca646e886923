import { checkDatesOf, isYearEleven, leavingDateOf } from './transition.dates.js';

describe('when the checks of a destination are due', () => {
  it('is, for a year 11 leaver, 31 October and 31 March after the school year', () => {
    expect(checkDatesOf('2026-06-26', 'year-11')).toEqual({
      'oct-31': '2026-10-31',
      'mar-31': '2027-03-31',
      'month-12': '2027-06-26',
      'month-18': '2027-12-26',
      'month-24': '2028-06-26',
    });
    expect(checkDatesOf('2025-10-10', 'year-11')['oct-31']).toBe('2026-10-31');
  });

  it('is, for any other, the first 31 October after leaving', () => {
    expect(checkDatesOf('2025-10-10', 'other')['oct-31']).toBe('2025-10-31');
    expect(checkDatesOf('2025-10-31', 'other')['oct-31']).toBe('2026-10-31');
    expect(checkDatesOf('2026-02-13', 'other')['mar-31']).toBe('2027-03-31');
  });

  it('edge case 33: is 28 February a year after 29 February', () => {
    const dates = checkDatesOf('2024-02-29', 'other');
    expect([dates['month-12'], dates['month-18'], dates['month-24']]).toEqual([
      '2025-02-28',
      '2025-08-29',
      '2026-02-28',
    ]);
  });
});

describe('edge case 23: a year 11 leaver', () => {
  it('leaves on the last Friday in June', () => {
    const dates = ['2023-09-01', '2024-11-05', '2026-06-30'].map(leavingDateOf);
    expect(dates).toEqual(['2024-06-28', '2025-06-27', '2026-06-26']);
  });

  it('is one by age, or by the year that the child is taught in', () => {
    expect(isYearEleven({ cohort: 2010, yearOffset: 0 }, '2026-06-26')).toBe(true);
    expect(isYearEleven({ cohort: 2010, yearOffset: 0 }, '2026-09-01')).toBe(false);
    expect(isYearEleven({ cohort: 2010, yearOffset: -1 }, '2026-06-26')).toBe(false);
    expect(isYearEleven({ cohort: 2009, yearOffset: -1 }, '2026-06-26')).toBe(true);
  });
});
