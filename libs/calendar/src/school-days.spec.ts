import { stateOf } from '@ledger/kernel/testing';
import { dayOf } from '@ledger/school-time';
import { calendar } from './calendar.decider.js';
import type { CalendarEvent } from './calendar.events.js';
import { schoolDaysOf } from './school-days.js';

const term = (scope: 'authority' | 'school', dates: object = {}): CalendarEvent => ({
  type: 'TermSet',
  data: {
    ...{ scope, ref: '801', academicYear: '2025/26', term: 2 },
    ...{ startsOn: '2025-11-03', endsOn: '2025-12-19', ...dates },
  },
});
const closed = (scope: 'authority' | 'school', date: string): CalendarEvent => ({
  type: 'ClosureRecorded',
  data: { scope, ref: '801', date, reason: 'inset' },
});
const calendarOf = (...events: CalendarEvent[]) => stateOf(calendar, events);

describe('the school days of a school', () => {
  const authority = calendarOf(term('authority'), closed('authority', '2025-11-03'));

  it('are those of its authority without the closures of either', () => {
    const days = schoolDaysOf(authority, calendarOf(closed('school', '2025-11-04')));
    const open = ['2025-11-03', '2025-11-04', '2025-11-05'].map((date) =>
      days.isSchoolDay(dayOf(date)),
    );
    expect(open).toEqual([false, false, true]);
  });

  it('are in its own terms for the years in which it has any', () => {
    const own = term('school', { endsOn: '2025-12-12' });
    const days = schoolDaysOf(authority, calendarOf(own));
    expect(days.isSchoolDay(dayOf('2025-12-12'))).toBe(true);
    expect(days.isSchoolDay(dayOf('2025-12-15'))).toBe(false);
  });
});
