import type { Circumstances, Placed } from '@ledger/caseload';
import type { ExclusionCourse } from '@ledger/exclusion';
import { contributes, offRollOf } from './contributions.js';

const said = (eventId: string, from: string, yearOffset = 0): Circumstances => ({
  ...{ eventId, from, yearOffset, authority: '801', cohort: 2012 },
  ...{ schoolUrn: '100002', enrolment: null },
});

const excluded = {
  kind: 'permanent-exclusion',
  details: { schoolUrn: '100002', startsOn: '2025-09-05', firstDay: '2025-09-08' },
  outcomes: [],
} as unknown as ExclusionCourse;

const contributesOn = (date: string, ...story: readonly Circumstances[]) => {
  const leg = { startsOn: '2025-09-01', schoolUrn: '100002' } as Placed['leg'];
  return contributes(offRollOf({ leg, story }, [excluded]), date);
};

describe('the contribution of a school that excluded the child', () => {
  it('stops on the first day out', () => {
    const story = [said('registered', '0001-01-01')];
    expect(contributesOn('2025-09-07', ...story)).toBe(true);
    expect(contributesOn('2025-09-08', ...story)).toBe(false);
  });

  it('begins again when the child is said to be on its roll again', () => {
    const story = [said('registered', '0001-01-01'), said('back', '2025-09-27')];
    expect(contributesOn('2025-09-26', ...story)).toBe(false);
    expect(contributesOn('2025-09-27', ...story)).toBe(true);
  });

  it('stays away where a merged record only changes the year group from a date', () => {
    const story = [said('registered', '0001-01-01'), said('registered', '2025-09-27', 1)];
    expect(contributesOn('2025-09-27', ...story)).toBe(false);
  });
});
