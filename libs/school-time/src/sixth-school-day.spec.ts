import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { schoolCalendar } from './school-calendar.js';
import { nextSchoolDay, schoolDayFrom } from './school-days.js';
import { sixthSchoolDay } from './sixth-school-day.js';
import { anyDate, bristolSchoolCalendar, eachDate } from './testing/index.js';
import { dayOf } from './day-number.js';

const none = schoolCalendar({ terms: [], closures: [] });

describe('edge case 9: the sixth school day of a permanent exclusion', () => {
  it('of Friday 7 November 2025 at 14:00 is Monday 17 November', () => {
    const firstDay = nextSchoolDay('2025-11-07', bristolSchoolCalendar);
    expect(firstDay).toBe('2025-11-10');
    expect(
      sixthSchoolDay(
        { kind: 'permanent-exclusion', firstDay: '2025-11-10' },
        bristolSchoolCalendar,
      ),
    ).toEqual({
      sixthDay: '2025-11-17',
      expectedOn: '2025-11-17',
      dutyHolder: 'home-authority',
    });
  });

  it('of Wednesday 17 December 2025 is Friday 9 January 2026, for 5 January is a training day', () => {
    const firstDay = nextSchoolDay('2025-12-17', bristolSchoolCalendar) ?? '';
    expect(firstDay).toBe('2025-12-18');
    const due = sixthSchoolDay({ kind: 'permanent-exclusion', firstDay }, bristolSchoolCalendar);
    expect(due?.sixthDay).toBe('2026-01-09');
  });
});

describe('the sixth school day', () => {
  it('of a suspension is the duty of the school, counted from its own first day', () => {
    expect(
      sixthSchoolDay({ kind: 'suspension', firstDay: '2025-11-10' }, bristolSchoolCalendar),
    ).toMatchObject({ sixthDay: '2025-11-17', dutyHolder: 'school' });
  });

  it('of a child who is looked after stays, while education is expected from the first day', () => {
    const out = { kind: 'permanent-exclusion', firstDay: '2025-11-10', lookedAfter: true } as const;
    expect(sixthSchoolDay(out, bristolSchoolCalendar)).toMatchObject({
      sixthDay: '2025-11-17',
      expectedOn: '2025-11-10',
    });
  });

  it('counts from the next school day where the first day is none', () => {
    const out = { kind: 'suspension', firstDay: '2025-11-08' } as const;
    expect(sixthSchoolDay(out, bristolSchoolCalendar)?.sixthDay).toBe('2025-11-17');
  });

  it('is unknown without a calendar, or where the calendar ends before', () => {
    const out = { kind: 'suspension', firstDay: '2026-07-20' } as const;
    expect(sixthSchoolDay(out, bristolSchoolCalendar)).toBeNull();
    expect(sixthSchoolDay(out, none)).toBeNull();
    expect(nextSchoolDay('2025-11-07', none)).toBeNull();
  });

  it('has five school days before it from the first day on, for any date', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 20 }), (date, n) => {
        const found = schoolDayFrom(date, n, bristolSchoolCalendar);
        if (found === null) return;
        const days = eachDate(date, found).filter((each) =>
          bristolSchoolCalendar.isSchoolDay(dayOf(each)),
        );
        expect([days.length, days.at(-1)]).toEqual([n, found]);
      }),
      randomly(500),
    );
  });
});
