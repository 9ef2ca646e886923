import { dayOf } from './day-number.js';
import { calendarsInTurn, schoolCalendar } from './school-calendar.js';
import {
  bristolCalendar,
  bristolSchoolCalendar,
  bristolTerms,
  eachDate,
  isPlainSchoolDay,
} from './testing/index.js';

const schoolDays = (from: string, to: string, calendar = bristolSchoolCalendar) =>
  eachDate(from, to).filter((date) => calendar.isSchoolDay(dayOf(date))).length;

describe('the calendar of a Bristol school in 2025/26', () => {
  it('has 190 days, which are 380 sessions', () => {
    expect(schoolDays('2025-09-01', '2026-08-31') * 2).toBe(380);
  });

  it('has 37, 34, 29, 29, 24 and 37 days a term', () => {
    const perTerm = bristolTerms.map(({ startsOn, endsOn }) => schoolDays(startsOn, endsOn));
    expect(perTerm).toEqual([37, 34, 29, 29, 24, 37]);
  });

  it('has 195 days for its authority, which keeps no training days', () => {
    expect(schoolDays('2025-09-01', '2026-08-31', bristolCalendar)).toBe(195);
  });

  it('agrees with the published dates day by day, years on either side included', () => {
    const days = eachDate('2024-01-01', '2028-01-01');
    const open = days.filter((date) => bristolCalendar.isSchoolDay(dayOf(date)));
    expect(open).toEqual(days.filter(isPlainSchoolDay));
  });
});

describe('any calendar', () => {
  it('without terms has no school day, closures or not', () => {
    const empty = schoolCalendar({ terms: [], closures: ['2026-05-04'] });
    expect(schoolDays('2026-01-01', '2026-12-31', empty)).toBe(0);
  });

  it('ignores a closure outside its terms', () => {
    const closures = ['2020-01-01', '2030-01-01', '2026-05-03'];
    const calendar = schoolCalendar({ terms: bristolTerms, closures });
    expect(schoolDays('2025-09-01', '2026-08-31', calendar)).toBe(196);
  });

  it('takes the place of another from a date on', () => {
    const none = schoolCalendar({ terms: [], closures: [] });
    const turns = calendarsInTurn([
      { from: '2026-01-05', calendar: none },
      { from: '2025-09-10', calendar: bristolCalendar },
    ]);
    expect(schoolDays('2025-09-01', '2025-12-31', turns)).toBe(
      schoolDays('2025-09-01', '2025-12-31', bristolCalendar),
    );
    expect(schoolDays('2026-01-05', '2026-08-31', turns)).toBe(0);
    expect(calendarsInTurn([]).isSchoolDay(dayOf('2025-11-05'))).toBe(false);
  });
});
