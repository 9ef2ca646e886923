import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { dayOf } from './day-number.js';
import {
  anyTimetable,
  eachDate,
  isPlainlyCovered,
  plainlyInForce,
  plainPauses,
} from './testing/index.js';
import { isOpenOn, isPastPlannedEnd, isPausedOn, type Timetable } from './timetable.js';
import { spansOf } from './timetable-spans.js';
import { patternBits } from './weekly-pattern.js';

const leg: Timetable = {
  startsOn: '2025-11-05',
  pattern: '1111111100',
  notArrived: false,
  variations: [],
  pauses: [],
};
const year = eachDate('2025-08-20', '2026-09-20');

describe('a placement', () => {
  it('is open from its start to its end, both included', () => {
    const ended = { ...leg, endedOn: '2026-02-13' };
    const days = ['2025-11-04', '2025-11-05', '2026-02-13', '2026-02-14'];
    expect(days.map((date) => isOpenOn(ended, date))).toEqual([false, true, true, false]);
  });

  it('without an end stays open, past its planned end date', () => {
    const planned = { ...leg, plannedEndOn: '2026-02-13' };
    expect(isOpenOn(planned, '2027-01-01')).toBe(true);
    expect(isPastPlannedEnd(planned, '2026-02-13')).toBe(false);
    expect(isPastPlannedEnd(planned, '2026-02-14')).toBe(true);
    expect(isPastPlannedEnd({ ...planned, endedOn: '2026-03-01' }, '2026-02-20')).toBe(false);
  });

  it('is no longer past its planned end once it was extended', () => {
    const variations = [{ from: '2026-03-01', plannedEndOn: '2026-04-02' }];
    const extended = { ...leg, plannedEndOn: '2026-02-13', variations };
    const days = ['2026-02-20', '2026-03-01', '2026-04-03'];
    expect(days.map((date) => isPastPlannedEnd(extended, date))).toEqual([true, false, true]);
  });

  it('that did not arrive is not open', () => {
    const absent = { ...leg, notArrived: true };
    expect(isOpenOn(absent, '2025-11-05')).toBe(false);
    expect(isPastPlannedEnd({ ...absent, plannedEndOn: '2025-12-01' }, '2026-01-01')).toBe(false);
  });

  it('is paused until the day on which it resumes, and open all the while', () => {
    const pauses = [{ from: '2025-12-01', to: '2025-12-04', charged: false }];
    const paused = { ...leg, endedOn: '2026-02-13', pauses };
    const days = ['2025-11-30', '2025-12-01', '2025-12-03', '2025-12-04'];
    expect(days.map((date) => isPausedOn(paused, date))).toEqual([false, true, true, false]);
    expect(days.every((date) => isOpenOn(paused, date))).toBe(true);
  });

  it('is not paused after it ended', () => {
    const pauses = [{ from: '2025-12-01', to: null, charged: false }];
    const paused = { ...leg, endedOn: '2026-02-13', pauses };
    expect(isPausedOn(paused, '2026-02-13')).toBe(true);
    expect(isPausedOn(paused, '2026-02-14')).toBe(false);
  });
});

describe('the covered days of a placement', () => {
  it('are the days from its start to its end, else to the planned end in force on the day', () => {
    fc.assert(
      fc.property(anyTimetable, (timetable) => {
        const covered = year.filter((date) => spansOn(timetable, date).length > 0);
        expect(covered).toEqual(year.filter((date) => isPlainlyCovered(timetable, date)));
      }),
      randomly(150),
    );
  });

  it('are each in one span, with the pattern and the pause that are in force on the day', () => {
    fc.assert(
      fc.property(anyTimetable, (timetable) => {
        const covered = year.filter((date) => isPlainlyCovered(timetable, date));
        const found = covered.map((date) =>
          spansOn(timetable, date).map(({ bits, paused }) => [bits, paused]),
        );
        expect(found).toEqual(covered.map((date) => [plainlyOn(timetable, date)]));
      }),
      randomly(150),
    );
  });
});

const spansOn = (timetable: Timetable, date: string) =>
  spansOf(timetable).filter((span) => holds(span, dayOf(date)));
const holds = (span: { first: number; last: number }, day: number) =>
  span.first <= day && day <= span.last;

function plainlyOn(timetable: Timetable, date: string) {
  const pauses = plainPauses(timetable, date);
  const free = pauses.some(({ charged }) => !charged);
  const paused = pauses.length === 0 ? 'no' : free ? 'uncharged' : 'charged';
  return [patternBits(plainlyInForce(timetable, date).pattern), paused];
}
