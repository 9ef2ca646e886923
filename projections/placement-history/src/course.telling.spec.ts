import type { DataOf } from '@ledger/kernel';
import type { ReviewEvent } from '@ledger/review/events';
import { courseTellings } from './course.telling.js';
import { packageTellings } from './package.telling.js';
import type { EntryRow } from './placement-history.projection.js';
import { emptyPast } from './telling.js';

const past = emptyPast(new Map([['prov', 'Boat Works']]));
past.placements.set('leg', {
  ...{ base: { providerId: 'prov' }, variations: [], identity: null, narrative: null },
});
const entry = {
  ...{ corrects: null, narrative: null, placementId: 'leg', type: '' },
} as unknown as EntryRow;
const held: DataOf<ReviewEvent, 'ReviewHeld'> = {
  ...{ placementId: 'leg', kind: 'six-week', dueOn: '2025-12-17', heldOn: '2025-12-16' },
  ...{ attendees: ['child', 'school'], absent: [], targets: ['green', 'red'], decision: 'vary' },
};

describe('what a history tells of the course of a placement', () => {
  it('names the review, the provider and the decision, and lists who was there', () => {
    const { what, details } = courseTellings.ReviewHeld(held, past, entry);
    expect(what).toBe('Review (six week) held, placement with Boat Works: vary');
    expect(details).toContainEqual({ label: 'There', kind: 'text', value: 'child, school' });
    const again = courseTellings.ReviewHeld(held, past, { ...entry, corrects: 'e1' });
    expect(again.what).toMatch(/^Put right: Review/);
  });

  it('tells a score with its decimals', () => {
    const said = { placementId: 'leg', measure: 'reading', measuredOn: '2025-09-15' };
    const told = courseTellings.BaselineRecorded({ ...said, scoreHundredths: 850 }, past, entry);
    expect(told.details).toContainEqual({ label: 'Score', kind: 'text', value: '8.5' });
    const band = courseTellings.ProgressRecorded({ ...said, band: 'B1' }, past, entry);
    expect(band.details.map(({ label }) => label)).toEqual(['Measure', 'Measured on', 'Band']);
  });

  it('tells where a child is after leaving', () => {
    const stood = { pupilId: 'ada', point: 'mar-31' } as const;
    const check = { leftOn: '2024-06-28', checkedOn: '2025-04-02', outcome: 'lost' } as const;
    expect([
      courseTellings.DestinationChecked({ ...stood, ...check }, past, entry).what,
      courseTellings.DestinationLost(stood, past, entry).what,
    ]).toEqual(['Destination checked (mar 31): lost', 'Destination lost']);
  });
});

describe('what a history tells of a package', () => {
  it('says that a notice was late, and what was put right', () => {
    const notice = { placementId: 'leg', givenOn: '2025-09-04', schoolDaysBefore: 1, late: true };
    expect(packageTellings.OffSiteDirectionNoticeGiven(notice, past, entry).what).toBe(
      'Notice of off-site direction given late, placement with Boat Works',
    );
    const done = { placementId: 'leg', completedOn: '2025-09-09' };
    const again = { ...entry, corrects: 'e1' };
    expect(packageTellings.InductionCompleted(done, past, again).what).toMatch(/, put right$/);
    const gone = { placementId: 'leg', from: '2025-10-06' };
    const withdrawn = packageTellings.PauseWithdrawn(gone, past, {
      ...again,
      type: 'PauseWithdrawn',
    });
    expect(withdrawn.what).toBe('Pause withdrawn, placement with Boat Works');
  });

  it('names the sub-provider from the directory', () => {
    const since = { placementId: 'leg', from: '2025-09-08', declaredOn: '2025-11-20' };
    const subcontract = { ...since, subProviderId: 'prov' };
    expect(packageTellings.SubcontractDeclared(subcontract, past, entry).details).toContainEqual({
      ...{ label: 'Sub-provider', kind: 'text', value: 'Boat Works' },
    });
  });
});
