import { stateOf } from '@ledger/kernel/testing';
import { registration } from './registration.decider.js';
import { thresholdSpans, type TimeThere } from './registration.threshold.js';

const time = (pupilId: string, more: Partial<TimeThere> = {}): TimeThere => ({
  pupilId,
  hundredthHoursPerWeek: 1950,
  sessionsPerWeek: 6,
  from: '2025-09-03',
  to: null,
  ehcp: false,
  lookedAfter: false,
  compulsorySchoolAge: true,
  ...more,
});
const rulesOf = (there: readonly TimeThere[]) =>
  thresholdSpans(there).map(({ rule, from, to }) => [rule, from, to]);

describe('the registration threshold', () => {
  it('edge case 26: two part-time placements of 19.5 hours are full-time from the later one on', () => {
    const one = time('a', { hundredthHoursPerWeek: 1000, sessionsPerWeek: 4 });
    const two = time('a', { hundredthHoursPerWeek: 950, sessionsPerWeek: 3, from: '2025-11-05' });
    expect(rulesOf([one])).toEqual([]);
    expect(thresholdSpans([one, two])).toEqual([
      { rule: 'eighteen-hours', from: '2025-11-05', to: null, children: 1 },
    ]);
  });

  it('edge case 26: the fifth full-time child is a breach on the day its pattern takes effect', () => {
    const four = ['a', 'b', 'c', 'd'].map((pupilId) => time(pupilId));
    const fifth = time('e', { from: '2025-11-05' });
    expect(rulesOf(four)).toEqual([['eighteen-hours', '2025-09-03', null]]);
    expect(thresholdSpans([...four, fifth])).toContainEqual({
      rule: 'five-children',
      from: '2025-11-05',
      to: null,
      children: 5,
    });
  });

  it('edge case 26: one child with an EHC plan, or looked after, is enough', () => {
    expect(rulesOf([time('a', { ehcp: true })])).toContainEqual([
      'ehcp-or-looked-after',
      '2025-09-03',
      null,
    ]);
    const before = time('a', { to: '2025-11-04' });
    const after = time('a', { from: '2025-11-05', lookedAfter: true });
    expect(rulesOf([before, after])).toEqual([
      ['eighteen-hours', '2025-09-03', null],
      ['ehcp-or-looked-after', '2025-11-05', null],
    ]);
  });

  it('edge case 26: it is cleared on the day a pattern is varied, and the history stays', () => {
    const long = time('a', { ehcp: true, to: '2025-12-19' });
    const short = time('a', { ehcp: true, from: '2025-12-20', hundredthHoursPerWeek: 1500 });
    expect(rulesOf([long, short])).toEqual([
      ['eighteen-hours', '2025-09-03', '2025-12-20'],
      ['ehcp-or-looked-after', '2025-09-03', '2025-12-20'],
    ]);
    const rule = 'ehcp-or-looked-after';
    const state = stateOf(registration, [
      { type: 'RegistrationThresholdBreached', data: { rule, from: '2025-09-03', children: 1 } },
      { type: 'RegistrationThresholdCleared', data: { rule, from: '2025-12-20' } },
    ]);
    expect(state[rule]).toMatchObject([{ from: '2025-09-03', cleared: { from: '2025-12-20' } }]);
  });

  it('edge case 27: a subcontract known after the start counts from the day that it began', () => {
    const here = time('a', { lookedAfter: true, hundredthHoursPerWeek: 900, sessionsPerWeek: 4 });
    const subcontracted = { ...here, hundredthHoursPerWeek: 1000, from: '2025-11-05' };
    expect(rulesOf([here])).toEqual([]);
    expect(rulesOf([here, subcontracted])).toContainEqual([
      'ehcp-or-looked-after',
      '2025-11-05',
      null,
    ]);
  });

  it('is more than 18 hours, or all ten sessions where nobody said the hours', () => {
    expect(rulesOf([time('a', { hundredthHoursPerWeek: 1800 })])).toEqual([]);
    expect(rulesOf([time('a', { hundredthHoursPerWeek: 1801 })])).toHaveLength(1);
    const unsaid = { hundredthHoursPerWeek: null };
    expect(rulesOf([time('a', { ...unsaid, sessionsPerWeek: 9 })])).toEqual([]);
    expect(rulesOf([time('a', { ...unsaid, sessionsPerWeek: 10 })])).toHaveLength(1);
  });

  it('counts nobody who is not of compulsory school age', () => {
    expect(rulesOf([time('a', { ehcp: true, compulsorySchoolAge: false })])).toEqual([]);
  });

  it('goes on over a change that leaves it breached, and begins again after a gap', () => {
    const parts = [
      time('a', { to: '2025-09-30' }),
      time('a', { from: '2025-10-01', to: '2025-10-31' }),
      time('a', { from: '2025-11-05' }),
    ];
    expect(rulesOf(parts)).toEqual([
      ['eighteen-hours', '2025-09-03', '2025-11-01'],
      ['eighteen-hours', '2025-11-05', null],
    ]);
  });
});
