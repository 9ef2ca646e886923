import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { mostSessionsAWeek, sharedSessions } from './shared-sessions.js';
import {
  anyTimetable,
  eachDate,
  isPlainlyCovered,
  isPlainlyInPattern,
  plainlyInForce,
  plainPauses,
} from './testing/index.js';
import type { Timetable } from './timetable.js';

const mornings: Timetable = {
  startsOn: '2025-11-05',
  endedOn: '2026-02-13',
  pattern: '1010101010',
  notArrived: false,
  variations: [],
  pauses: [],
};
// Past every date that anyTimetable makes, so that whatever is left by then never ends.
const dates = eachDate('2025-08-20', '2026-10-01');

describe('two placements share a session', () => {
  it('when both hold the half-day on one date', () => {
    const fridays = { ...mornings, pattern: '0000000010', startsOn: '2025-12-01' };
    expect(sharedSessions(mornings, fridays)).toEqual([{ date: '2025-12-05', half: 'AM' }]);
  });

  it('not when one has the morning and the other the afternoon', () => {
    expect(sharedSessions(mornings, { ...mornings, pattern: '0101010101' })).toEqual([]);
  });

  it('not when one begins the day after the other ended', () => {
    expect(
      sharedSessions(mornings, { ...mornings, startsOn: '2026-02-14', endedOn: null }),
    ).toEqual([]);
  });

  it('on the day on which one ends and the other begins, if both hold the same half of it', () => {
    const next = { ...mornings, startsOn: '2026-02-13', endedOn: null };
    expect(sharedSessions(mornings, next)).toEqual([{ date: '2026-02-13', half: 'AM' }]);
  });

  it('in the holidays too: a pattern holds its half-days whatever the calendar', () => {
    const holiday = { ...mornings, startsOn: '2025-12-22', endedOn: '2025-12-26' };
    expect(sharedSessions(mornings, holiday)).toHaveLength(5);
  });

  it('for ever when neither ends', () => {
    const endless = { ...mornings, endedOn: null };
    expect(sharedSessions(endless, { ...endless, startsOn: '2035-01-01' })).toHaveLength(5);
  });

  it('not with a leg that did not arrive, in a pause, or past the planned end', () => {
    const pauses = [{ from: '2025-11-01', to: null, charged: true }];
    expect(sharedSessions(mornings, { ...mornings, notArrived: true })).toEqual([]);
    expect(sharedSessions(mornings, { ...mornings, pauses })).toEqual([]);
    const planned = { ...mornings, endedOn: null, plannedEndOn: '2025-12-19' };
    expect(sharedSessions(planned, { ...mornings, startsOn: '2026-01-05' })).toEqual([]);
  });

  it('exactly on the half-days that a plain day-by-day comparison finds', () => {
    fc.assert(
      fc.property(anyTimetable, anyTimetable, (a, b) => {
        const seen = new Set<string>();
        const firsts = dates.flatMap((date) =>
          (['AM', 'PM'] as const)
            .filter((half) => isHeld(a, date, half) && isHeld(b, date, half))
            .map((half) => ({ date, half })),
        );
        const wanted = firsts.filter(({ date, half }) => {
          const halfDay = `${new Date(date).getUTCDay()} ${half}`;
          return !seen.has(halfDay) && seen.add(halfDay);
        });
        expect(sharedSessions(a, b)).toEqual(wanted);
        expect(sharedSessions(b, a)).toEqual(wanted);
      }),
      randomly(200),
    );
  });
});

describe('the sessions of a week', () => {
  it('add up over the placements that are in force at once', () => {
    const afternoons = { ...mornings, pattern: '0101010101' };
    const joint = { ...mornings, pattern: '1000000000', startsOn: '2026-02-01' };
    expect(mostSessionsAWeek([mornings, afternoons])).toBe(10);
    expect(mostSessionsAWeek([mornings, afternoons, joint])).toBe(11);
    expect(mostSessionsAWeek([])).toBe(0);
  });

  it('do not add up over placements that follow each other', () => {
    const full = { ...mornings, pattern: '1111111111' };
    const next = { ...full, startsOn: '2026-02-14', endedOn: null };
    expect(mostSessionsAWeek([full, next])).toBe(10);
  });

  it('are the most that a plain count of any day finds', () => {
    fc.assert(
      fc.property(fc.array(anyTimetable, { maxLength: 4 }), (timetables) => {
        const counts = dates.map((date) =>
          timetables
            .filter((each) => isInForce(each, date))
            .reduce((sum, each) => sum + ones(plainlyInForce(each, date).pattern), 0),
        );
        expect(mostSessionsAWeek(timetables)).toBe(Math.max(...counts));
      }),
      randomly(200),
    );
  });
});

const ones = (pattern: string) => pattern.replaceAll('0', '').length;

const isInForce = (timetable: Timetable, date: string) =>
  isPlainlyCovered(timetable, date) && plainPauses(timetable, date).length === 0;

function isHeld(timetable: Timetable, date: string, half: 'AM' | 'PM'): boolean {
  const isWeekend = [0, 6].includes(new Date(date).getUTCDay());
  return !isWeekend && isInForce(timetable, date) && isPlainlyInPattern(timetable, date, half);
}
