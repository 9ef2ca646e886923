import { stateOf } from '@ledger/kernel/testing';
import { keyStageOn } from '@ledger/school-time';
import { pupil } from './pupil.decider.js';
import { authorityOn, circumstancesOn } from './pupil.state.js';
import type { PupilEvent } from './pupil.events.js';
import { clear, needs, part, pupilId, registered } from './testing/child.js';

const changed = (from: string, more: object, needsNow?: object) => ({
  type: 'ChildCircumstancesChanged' as const,
  data: { ...clear, from, ...more },
  effectiveOn: from,
  pupilId,
  personal: needsNow ? [part('needs', needsNow)] : [],
});
const child = (...events: PupilEvent[]) => {
  const known = stateOf(pupil, [registered, ...events]);
  if (!known) throw new Error('not registered');
  return known;
};

describe('edge case 13: the roll changes from M to C in the middle of a term', () => {
  it('holds from its date, and what came before stays as it was', () => {
    const known = child(
      changed('2025-10-06', { enrolment: 'M' }),
      changed('2025-11-19', { enrolment: 'C' }),
    );
    const rolls = ['2025-10-06', '2025-11-18', '2025-11-19', '2026-03-02'].map(
      (date) => circumstancesOn(known, date).clear.enrolment,
    );
    expect(rolls).toEqual(['M', 'M', 'C', 'C']);
  });
});

describe('edge case 15: a child moves to another authority during a placement', () => {
  it('belongs to the old one up to the day before, and to the new one from the day', () => {
    const known = child(changed('2026-01-05', { authority: '802', schoolUrn: '109777' }));
    expect(authorityOn(known, '2026-01-04')).toBe('801');
    expect(authorityOn(known, '2026-01-05')).toBe('802');
    expect(circumstancesOn(known, '2026-01-04').clear.schoolUrn).toBe(clear.schoolUrn);
  });

  it('told afterwards, moves the days between as well', () => {
    const late = child(
      changed('2026-02-02', { schoolUrn: '109778', authority: '802' }),
      changed('2026-01-05', { authority: '802' }),
    );
    expect(authorityOn(late, '2026-01-20')).toBe('802');
    expect(authorityOn(late, '2026-01-04')).toBe('801');
  });
});

describe('edge case 16: a plan is issued for a child, and another team takes over', () => {
  it('has the new status from its date, with no day without one', () => {
    const known = child(changed('2026-01-12', {}, { ...needs, senStatus: 'E' }));
    const statuses = ['2026-01-11', '2026-01-12', '2026-01-13'].map(
      (date) => circumstancesOn(known, date).needs.senStatus,
    );
    expect(statuses).toEqual(['K', 'E', 'E']);
  });
});

describe('edge case 24: the years roll on 1 September', () => {
  const stageOn = (cohort: number, yearOffset: number) => (date: string) =>
    keyStageOn(cohort, yearOffset, date);

  it('for a child of the usual year, and not for one who is kept down a year', () => {
    const dates = ['2026-08-31', '2026-09-01'];
    expect(dates.map(stageOn(2012, 0))).toEqual(['KS3', 'KS4']);
    expect(dates.map(stageOn(2012, -1))).toEqual(['KS3', 'KS3']);
    expect(dates.map(stageOn(2011, -1))).toEqual(['KS3', 'KS4']);
  });
});
