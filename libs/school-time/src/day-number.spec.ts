import fc from 'fast-check';
import {
  addDays,
  compareDates,
  dateOf,
  dayOf,
  daysBetween,
  isDate,
  mondayOf,
  weekdayOf,
} from './day-number.js';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });

describe('a date', () => {
  it('counts days from 1 January 1970', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('1969-12-31')).toBe(-1);
    expect(dayOf('2000-03-01')).toBe(11_017);
  });

  it('is the same after a round trip through its day number', () => {
    fc.assert(fc.property(anyDay, (day) => dayOf(dateOf(day)) === day));
  });

  it('has the weekday that the calendar gives it', () => {
    expect(weekdayOf(dayOf('2025-11-05'))).toBe(2);
    expect(weekdayOf(dayOf('2026-02-13'))).toBe(4);
    fc.assert(
      fc.property(anyDay, (day) => {
        const sundayIsZero = new Date(day * 86_400_000).getUTCDay();
        return weekdayOf(day) === (sundayIsZero + 6) % 7;
      }),
    );
  });

  it('belongs to the week that began on the Monday before it', () => {
    expect(dateOf(mondayOf(dayOf('2025-11-09')))).toBe('2025-11-03');
    expect(dateOf(mondayOf(dayOf('2025-11-03')))).toBe('2025-11-03');
  });

  it('steps over the end of February in and out of leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
  });

  it('sorts by time', () => {
    const sorted = ['2026-01-01', '2025-12-31', '2026-01-01'].sort(compareDates);
    expect(sorted).toEqual(['2025-12-31', '2026-01-01', '2026-01-01']);
  });

  it('is valid only if the calendar has it', () => {
    expect(['2024-02-29', '2025-12-31', '0099-01-01'].filter(isDate)).toHaveLength(3);
    const wrong = ['2023-02-29', '2025-02-30', '2025-13-01', '2025-00-10', '2025-1-5', 'today', ''];
    expect(wrong.filter(isDate)).toEqual([]);
    expect(isDate('2025-11-05T00:00:00Z')).toBe(false);
  });

  it('is refused as a bug when it has another shape', () => {
    expect(() => dayOf('05/11/2025')).toThrow(RangeError);
    expect(() => dayOf('2025-11')).toThrow(RangeError);
  });
});
