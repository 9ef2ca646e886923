import { bristolCalendar, bristolTerms } from '@ledger/school-time/testing';
import { type Reviewed, type ReviewYear, reviewsDue } from './review.clocks.js';

const year: ReviewYear = { weeks: 'calendar', terms: bristolTerms, calendar: bristolCalendar };
const autumn: Reviewed = {
  ...{ startsOn: '2025-11-05', endsOn: null, planReviewedOn: null, others: [] },
};
const due = (more: Partial<Reviewed>, span: { from: string; to: string }, how = year) =>
  reviewsDue({ ...autumn, ...more }, how, span).map(({ kind, dueOn }) => [kind, dueOn]);
const whole = { from: '2025-09-01', to: '2026-08-31' };

describe('the reviews of a placement', () => {
  it('are after six and twelve weeks, and one in each half-term that has no other', () => {
    expect(due({}, whole)).toEqual([
      ['six-week', '2025-12-17'],
      ['twelve-week', '2026-01-28'],
      ['half-termly', '2026-04-02'],
      ['half-termly', '2026-05-22'],
      ['half-termly', '2026-07-22'],
    ]);
  });

  it('are counted in school weeks where the authority counts so', () => {
    expect(due({}, whole, { ...year, weeks: 'school' }).slice(0, 2)).toEqual([
      ['six-week', '2025-12-12'],
      ['twelve-week', '2026-02-06'],
    ]);
  });

  it('are half-termly where the other one was not held', () => {
    const span = { from: '2025-12-18', to: '2026-01-02' };
    expect(due({}, span)).toEqual([['half-termly', '2025-12-19']]);
    expect(due({ others: ['2025-12-17'] }, span)).toEqual([]);
    expect(due({ others: ['2025-10-24'] }, span)).toEqual([['half-termly', '2025-12-19']]);
  });

  it('are none after the last day', () => {
    expect(due({ endsOn: '2026-01-16' }, whole)).toEqual([
      ['six-week', '2025-12-17'],
      ['half-termly', '2026-01-16'],
    ]);
  });

  it('are each twelve months of a long stay', () => {
    const long = { startsOn: '2023-05-05' };
    expect(due(long, whole)).toContainEqual(['long-stay', '2026-05-05']);
    expect(due(long, { from: '2026-05-06', to: '2026-08-31' })).not.toContainEqual([
      ...['long-stay', '2026-05-05'],
    ]);
    expect(due(long, whole)).not.toContainEqual(['half-termly', '2026-05-22']);
  });

  it('are twelve months after the last annual review of an EHC plan', () => {
    expect(due({ planReviewedOn: '2025-03-03' }, whole)).toContainEqual([
      ...['ehcp-annual', '2026-03-03'],
    ]);
    expect(due({}, whole).map(([kind]) => kind)).not.toContain('ehcp-annual');
  });

  it('never come twice to a half-term but by other clocks', () => {
    const days = due({ planReviewedOn: '2025-03-03', startsOn: '2025-02-12' }, whole);
    const halfTermly = days.filter(([kind]) => kind === 'half-termly').map(([, day]) => day);
    expect(halfTermly).toEqual([...['2025-10-24', '2025-12-19'], ...['2026-05-22', '2026-07-22']]);
  });
});
