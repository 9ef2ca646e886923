import { randomly, stateOf } from '@ledger/kernel/testing';
import { academicYearSpan, schoolCalendar } from '@ledger/school-time';
import { bristolSchoolCalendar } from '@ledger/school-time/testing';
import fc from 'fast-check';
import { exclusion } from './exclusion.decider.js';
import { contributionStopsFrom, sixthDayDutyOf, sixthDayResult } from './exclusion.duty.js';
import type { ExclusionEvent } from './exclusion.events.js';
import { exclusionTotals } from './exclusion.totals.js';
import { excluded, exclusionId, permanent, short, suspended } from './testing/exclusions.js';

const year = academicYearSpan('2025/26');
const autumn = { from: '2025-09-01', to: '2025-12-31' };
const calendarOf = () => bristolSchoolCalendar;

let count = 0;
const out = (more: object): ExclusionEvent => {
  const id = `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const details = { ...short, sessions: undefined, ...more, exclusionId: id };
  return { type: 'SuspensionRecorded', data: details };
};
const from = (startsOn: string, more: object) => out({ startsOn, firstDay: startsOn, ...more });
const totals = (...events: ExclusionEvent[]) =>
  exclusionTotals(stateOf(exclusion, events), { calendarOf, term: autumn, year });
const only = (...events: ExclusionEvent[]) => {
  const one = stateOf(exclusion, events).get(exclusionId);
  if (!one) throw new Error('nothing recorded');
  return one;
};

describe('the school days that suspensions add up to', () => {
  it('count a half-day as half, over a weekend and a training day', () => {
    expect(totals(from('2025-12-18', { sessions: 9 }))).toMatchObject({
      termDays: 2,
      yearDays: 4.5,
      consecutiveDays: 4.5,
      consecutiveFrom: '2025-12-18',
      reached: [],
    });
  });

  it('count every school day up to a last day', () => {
    expect(totals(from('2025-11-06', { endsOn: '2025-11-12' }))).toMatchObject({
      termDays: 5,
      consecutiveDays: 5,
      reached: ['consecutive'],
      passed: [],
    });
  });

  it('run on where one suspension follows another, and a day in two is one day', () => {
    const one = from('2025-11-10', { sessions: 6 });
    const next = from('2025-11-12', { sessions: 6, schoolUrn: '109999' });
    expect(totals(one, next)).toMatchObject({ termDays: 5, consecutiveDays: 5 });
    const later = from('2025-11-17', { sessions: 2 });
    expect(totals(one, next, later)).toMatchObject({ consecutiveDays: 6, passed: ['consecutive'] });
    expect(totals(one, from('2025-11-18', { sessions: 2 })).consecutiveDays).toBe(3);
  });

  it('reach fifteen in a term and forty-five in a year', () => {
    const term = totals(from('2025-09-04', { sessions: 31 }));
    expect(term).toMatchObject({ termDays: 15.5, passed: ['consecutive', 'term'] });
    const all = totals(from('2025-09-04', { sessions: 92 }));
    expect(all).toMatchObject({ yearDays: 46, passed: ['consecutive', 'term', 'year'] });
  });

  it('count nothing of unknown length, nor a permanent exclusion that stands', () => {
    expect(totals(from('2025-11-05', {}))).toMatchObject({ yearDays: 0, consecutiveFrom: null });
    expect(totals(excluded)).toMatchObject({ yearDays: 0 });
  });

  it('count what was served before it was taken back', () => {
    const rescinded = { exclusionId, rescindedOn: '2025-11-12' };
    expect(
      totals(excluded, { type: 'PermanentExclusionRescinded', data: rescinded }).yearDays,
    ).toBe(2);
    const long = { ...suspended, data: { ...short, sessions: 20 } };
    expect(totals(long, { type: 'SuspensionRescinded', data: rescinded }).yearDays).toBe(5);
  });

  it('are never more than the school days of the year, however they lie', () => {
    const anySuspension = fc
      .record({ at: fc.integer({ min: 0, max: 300 }), sessions: fc.integer({ min: 1, max: 60 }) })
      .map(({ at, sessions }) => {
        const startsOn = new Date(Date.parse('2025-09-01') + at * 86_400_000);
        return from(startsOn.toISOString().slice(0, 10), { sessions });
      });
    fc.assert(
      fc.property(fc.array(anySuspension, { maxLength: 6 }), (events) => {
        const { yearDays, termDays, consecutiveDays } = totals(...events);
        const asked = events.reduce(
          (sum, { data }) => sum + Number('sessions' in data && data.sessions),
          0,
        );
        expect(yearDays).toBeLessThanOrEqual(Math.min(190, asked / 2));
        expect(termDays).toBeLessThanOrEqual(yearDays);
        expect(consecutiveDays).toBeLessThanOrEqual(yearDays);
      }),
      randomly(200),
    );
  });
});

describe('the duty of the sixth school day', () => {
  const calendar = bristolSchoolCalendar;

  it('is the home authority’s for a permanent exclusion, the school’s for a long suspension', () => {
    expect(sixthDayDutyOf(only(excluded), { calendar })).toEqual({
      sixthDay: '2025-11-17',
      expectedOn: '2025-11-17',
      dutyHolder: 'home-authority',
      endedOn: null,
      arose: true,
      lastDay: null,
    });
    const long = only({ ...suspended, data: { ...short, sessions: 11 } });
    expect(sixthDayDutyOf(long, { calendar })).toMatchObject({
      sixthDay: '2025-11-12',
      dutyHolder: 'school',
    });
  });

  it('does not arise from a suspension of five days, however its length is told', () => {
    const five = { ...suspended, data: { ...short, sessions: 10 } };
    expect(sixthDayDutyOf(only(five), { calendar })).toBeNull();
    const ending = { ...short, sessions: undefined, endsOn: '2025-11-11' };
    expect(sixthDayDutyOf(only({ ...suspended, data: ending }), { calendar })).toBeNull();
    const longer = { ...ending, endsOn: '2025-11-12' };
    expect(sixthDayDutyOf(only({ ...suspended, data: longer }), { calendar })).not.toBeNull();
  });

  it('is unknown where no calendar is recorded', () => {
    const none = schoolCalendar({ terms: [], closures: [] });
    expect(sixthDayDutyOf(only(excluded), { calendar: none })).toBeNull();
  });

  it('is expected from the first day for a child who is looked after', () => {
    expect(sixthDayDutyOf(only(excluded), { calendar, lookedAfter: true })).toMatchObject({
      sixthDay: '2025-11-17',
      expectedOn: permanent.firstDay,
    });
  });
});

describe('what becomes of the duty', () => {
  const due = { sixthDay: '2025-11-17', endedOn: null, lastDay: null };

  it('is waited for up to the sixth day, and missed from the day after', () => {
    expect(sixthDayResult(due, null, '2025-11-17')).toBe('waiting');
    expect(sixthDayResult(due, null, '2025-11-18')).toBe('missed');
  });

  it('is met up to the sixth day, and late from the day after; a placement to come is none', () => {
    expect(sixthDayResult(due, '2025-11-17', '2025-11-17')).toBe('met');
    expect(sixthDayResult(due, '2025-11-17', '2025-11-14')).toBe('waiting');
    expect(sixthDayResult(due, '2025-11-18', '2025-11-18')).toBe('late');
    expect(sixthDayResult(due, '2025-11-19', '2025-11-18')).toBe('missed');
  });

  it('is over once the child is back in school, whatever begins later', () => {
    const rescinded = { ...due, endedOn: '2025-11-19' };
    expect(sixthDayResult(rescinded, null, '2025-11-18')).toBe('missed');
    expect(sixthDayResult(rescinded, null, '2025-11-19')).toBe('over');
    expect(sixthDayResult(rescinded, '2025-11-20', '2025-11-20')).toBe('over');
    expect(sixthDayResult(rescinded, '2025-11-17', '2026-01-05')).toBe('met');
    const suspended = { ...due, lastDay: '2025-11-18' };
    expect(sixthDayResult(suspended, null, '2025-11-18')).toBe('missed');
    expect(sixthDayResult(suspended, null, '2025-11-19')).toBe('over');
  });

  it('knows the last day of a suspension from its sessions, else as it was told', () => {
    const calendar = bristolSchoolCalendar;
    const lastDay = (more: object) =>
      sixthDayDutyOf(only({ ...suspended, data: { ...short, ...more } }), { calendar })?.lastDay;
    expect(lastDay({ sessions: 13 })).toBe('2025-11-13');
    expect(lastDay({ sessions: undefined, endsOn: '2025-11-14' })).toBe('2025-11-14');
    expect(lastDay({ sessions: undefined })).toBeNull();
  });
});

describe('edge case 8: a permanent exclusion rescinded on day eight', () => {
  const rescinded: ExclusionEvent = {
    type: 'PermanentExclusionRescinded',
    data: { exclusionId, rescindedOn: '2025-11-19' },
  };
  const calendar = bristolSchoolCalendar;

  it('keeps the sixth day as it was known, says when the duty ended, and counts the days out', () => {
    const before = sixthDayDutyOf(only(excluded), { calendar });
    const after = sixthDayDutyOf(only(excluded, rescinded), { calendar });
    expect(after).toEqual({ ...before, endedOn: '2025-11-19', arose: true });
    expect(totals(excluded, rescinded).yearDays).toBe(7);
  });

  it('gives the funding back', () => {
    expect(contributionStopsFrom(only(excluded))).toBe('2025-11-10');
    expect(contributionStopsFrom(only(excluded, rescinded))).toBeNull();
  });

  it('rescinded before day six, never had the duty', () => {
    const early = { ...rescinded, data: { exclusionId, rescindedOn: '2025-11-14' } };
    expect(sixthDayDutyOf(only(excluded, early as ExclusionEvent), { calendar })).toMatchObject({
      endedOn: '2025-11-14',
      arose: false,
    });
  });
});

describe('edge case 22: the split day of a permanent exclusion', () => {
  it('is the school’s whole; its contribution stops from the next school day', () => {
    expect(contributionStopsFrom(only(excluded))).toBe(permanent.firstDay);
    expect(permanent.startsOn < permanent.firstDay).toBe(true);
  });

  it('stops nothing for a suspension, where the child stays on roll', () => {
    expect(contributionStopsFrom(only(suspended))).toBeNull();
  });
});
