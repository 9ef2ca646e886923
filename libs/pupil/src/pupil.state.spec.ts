import { stateOf } from '@ledger/kernel/testing';
import { pupil } from './pupil.decider.js';
import { authorityOn, circumstancesOn } from './pupil.state.js';

const clear = { authority: '801', cohort: 2011, yearOffset: 0 };
const child = stateOf(pupil, [
  { type: 'ChildRegistered', data: clear, effectiveOn: '2025-09-10' },
  { type: 'ChildCircumstancesChanged', data: { ...clear, authority: '802', from: '2026-01-05' } },
  {
    type: 'ChildCircumstancesChanged',
    data: { ...clear, schoolUrn: '109001', from: '2025-11-03' },
  },
]);

describe('a child over time', () => {
  it('belongs to the authority of the circumstances in force on the date', () => {
    expect(authorityOn(child, '2026-01-04')).toBe('801');
    expect(authorityOn(child, '2026-01-05')).toBe('802');
  });

  it('belonged to the first authority before the record began', () => {
    expect(authorityOn(child, '2020-01-01')).toBe('801');
  });

  it('has no authority while not in the record', () => {
    expect(authorityOn(null, '2026-01-05')).toBeNull();
  });

  it('keeps circumstances told late in their place', () => {
    expect(child && circumstancesOn(child, '2025-12-01').clear.schoolUrn).toBe('109001');
    expect(child && circumstancesOn(child, '2025-11-02').clear.schoolUrn).toBeUndefined();
  });

  it('has one cohort at all times, and keeps the year groups of a child taught in them', () => {
    const offsetsAfter = (yearOffset: number) => {
      const younger = { ...clear, cohort: 2012, yearOffset };
      const told = stateOf(pupil, [
        { type: 'ChildRegistered', data: clear },
        { type: 'ChildCircumstancesChanged', data: { ...clear, from: '2025-11-03' } },
        { type: 'ChildDetailsCorrected', data: younger },
      ]);
      return told?.circumstances.map((each) => [each.clear.cohort, each.clear.yearOffset]);
    };
    expect(offsetsAfter(1)).toEqual([
      [2012, 1],
      [2012, 1],
    ]);
    expect(offsetsAfter(0)).toEqual([
      [2012, 0],
      [2012, 0],
    ]);
  });
});
