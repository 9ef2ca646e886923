import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { countExpectedSessions, expectedDays, expectedSessionsOn } from './expected-sessions.js';
import { schoolCalendar } from './school-calendar.js';
import {
  anyDate,
  anyTimetable,
  bristolCalendar,
  eachDate,
  isPlainlyCovered,
  isPlainlyInPattern,
  isPlainSchoolDay,
  plainPauses,
} from './testing/index.js';
import type { Timetable } from './timetable.js';

const open = { authority: bristolCalendar, providerClosed: new Set<string>() };
const year = { from: '2025-09-01', to: '2026-08-31' };
const leg: Timetable = {
  startsOn: '2025-11-05',
  endedOn: '2026-02-13',
  pattern: '1111111100',
  notArrived: false,
  variations: [],
  pauses: [],
};
const both = { am: true, pm: true };
const neither = { am: false, pm: false };

describe('expected sessions', () => {
  it('begin in the middle of a week with what is left of the pattern', () => {
    const week = { from: '2025-11-03', to: '2025-11-09' };
    expect(expectedDays(leg, open, week)).toEqual([
      { date: '2025-11-05', ...both },
      { date: '2025-11-06', ...both },
    ]);
  });

  it('of the first worked example are 50 days at one provider and 13 sessions at the other', () => {
    const fridays = { ...leg, pattern: '0000000010' };
    expect(expectedDays(leg, open, year)).toHaveLength(50);
    expect(countExpectedSessions(fridays, open, year)).toBe(13);
  });

  it('are none on a day on which the provider is closed', () => {
    const closed = { ...open, providerClosed: new Set(['2025-12-02']) };
    expect(expectedSessionsOn(leg, '2025-12-02', closed)).toEqual(neither);
    expect(expectedSessionsOn(leg, '2025-12-03', closed)).toEqual(both);
  });

  it('follow the calendar of the pupil’s authority and no other', () => {
    const laterEaster = schoolCalendar({
      terms: [{ startsOn: '2026-02-23', endsOn: '2026-03-27' }],
      closures: [],
    });
    const lasting = { ...leg, endedOn: '2026-04-02' };
    const elsewhere = { ...open, authority: laterEaster };
    expect(expectedSessionsOn(lasting, '2026-03-30', open)).toEqual(both);
    expect(expectedSessionsOn(lasting, '2026-03-30', elsewhere)).toEqual(neither);
  });

  it('stop at the planned end and leave the gap open when an extension comes later', () => {
    const variations = [{ from: '2026-02-04', plannedEndOn: '2026-02-13' }];
    const extended = { ...leg, endedOn: null, plannedEndOn: '2026-01-29', variations };
    const gap = { from: '2026-01-30', to: '2026-02-03' };
    expect(countExpectedSessions(extended, open, gap)).toBe(0);
    expect(expectedSessionsOn(extended, '2026-01-29', open)).toEqual(both);
    expect(expectedSessionsOn(extended, '2026-02-04', open)).toEqual(both);
    expect(countExpectedSessions(extended, open, { from: '2026-02-14', to: year.to })).toBe(0);
  });

  it('go on past the planned end to a recorded end', () => {
    const late = { ...leg, plannedEndOn: '2025-12-19' };
    expect(expectedSessionsOn(late, '2026-01-05', open)).toEqual(both);
  });

  it('are none in a pause, charged or not', () => {
    const pauses = [{ from: '2025-12-01', to: '2025-12-03', charged: true }];
    const paused = { ...leg, pauses };
    const week = { from: '2025-12-01', to: '2025-12-05' };
    expect(expectedDays(paused, open, week).map(({ date }) => date)).toEqual([
      '2025-12-03',
      '2025-12-04',
    ]);
  });

  it('of two legs that meet on one date are one in the morning and one in the afternoon', () => {
    const ending = { ...leg, pattern: '1010101010', endedOn: '2025-11-12' };
    const starting = { ...leg, pattern: '0101010101', startsOn: '2025-11-12' };
    expect(expectedSessionsOn(ending, '2025-11-12', open)).toEqual({ am: true, pm: false });
    expect(expectedSessionsOn(starting, '2025-11-12', open)).toEqual({ am: false, pm: true });
  });

  it('fall on the last and the first day of a financial year', () => {
    const lasting = { ...leg, pattern: '1111111111', endedOn: '2026-07-22' };
    expect(expectedSessionsOn(lasting, '2026-03-31', open)).toEqual(both);
    expect(expectedSessionsOn(lasting, '2026-04-01', open)).toEqual(both);
  });

  it('fall on 29 February of a leap year', () => {
    const spring = schoolCalendar({
      terms: [{ startsOn: '2024-02-19', endsOn: '2024-03-28' }],
      closures: [],
    });
    const leap = { ...leg, startsOn: '2024-02-28', endedOn: '2024-03-01' };
    const days = expectedDays(
      leap,
      { ...open, authority: spring },
      { from: '2024-01-01', to: '2024-12-31' },
    );
    expect(days.map(({ date }) => date)).toEqual(['2024-02-28', '2024-02-29']);
  });

  it('are what a plain reading of the rules gives, for any timetable and closures', () => {
    fc.assert(
      fc.property(anyTimetable, fc.array(anyDate, { maxLength: 20 }), (timetable, closed) => {
        const days = eachDate(year.from, year.to).map((date) => plainly(timetable, date, closed));
        const where = { ...open, providerClosed: new Set(closed) };
        const wanted = days.filter(({ am, pm }) => am || pm);
        expect(expectedDays(timetable, where, year)).toEqual(wanted);
        expect(countExpectedSessions(timetable, where, year)).toBe(
          wanted.reduce((sum, { am, pm }) => sum + Number(am) + Number(pm), 0),
        );
        const found = days.map(({ date }) => ({
          date,
          ...expectedSessionsOn(timetable, date, where),
        }));
        expect(found).toEqual(days);
      }),
      randomly(200),
    );
  });
});

function plainly(timetable: Timetable, date: string, closed: readonly string[]) {
  const takesPlace =
    isPlainlyCovered(timetable, date) &&
    plainPauses(timetable, date).length === 0 &&
    isPlainSchoolDay(date) &&
    !closed.includes(date);
  const am = takesPlace && isPlainlyInPattern(timetable, date, 'AM');
  const pm = takesPlace && isPlainlyInPattern(timetable, date, 'PM');
  return { date, am, pm };
}
