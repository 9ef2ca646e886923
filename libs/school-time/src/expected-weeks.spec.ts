import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { dateOf } from './day-number.js';
import { expectedDays } from './expected-sessions.js';
import { eachExpectedWeek } from './expected-weeks.js';
import { anyDate, anyTimetable, bristolCalendar } from './testing/index.js';

describe('expected weeks', () => {
  it('hold the very sessions that the expected days hold', () => {
    let seen = 0;
    const ends = fc.tuple(anyDate, anyDate).map(([a, b]) => (a < b ? [a, b] : [b, a]));
    const property = fc.property(
      anyTimetable,
      fc.array(anyDate, { maxLength: 20 }),
      ends,
      (timetable, closed, [from = '', to = '']) => {
        const open = { authority: bristolCalendar, providerClosed: new Set(closed) };
        const days = new Map<string, number>();
        eachExpectedWeek({ timetable, open }, { from, to }, (monday, sessions) => {
          for (let weekday = 0; weekday < 7; weekday += 1)
            add(days, dateOf(monday + weekday), (sessions >> (2 * weekday)) & 3);
        });
        const wanted = expectedDays(timetable, open, { from, to });
        expect([...days].sort()).toEqual(
          wanted.map(({ date, am, pm }) => [date, Number(am) + 2 * Number(pm)]),
        );
        seen += days.size;
      },
    );
    fc.assert(property, randomly(300));
    expect(seen).toBeGreaterThan(1_000);
  });
});

function add(days: Map<string, number>, date: string, halves: number) {
  if (halves) days.set(date, (days.get(date) ?? 0) + halves);
}
