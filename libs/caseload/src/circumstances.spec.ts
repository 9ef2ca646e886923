import {
  changed,
  type Circumstances,
  circumstancesOn,
  corrected,
  type Story,
} from './circumstances.js';

const entry = (more: Partial<Circumstances>): Circumstances => ({
  ...{ from: '0001-01-01', authority: '801', cohort: 2011, yearOffset: 0 },
  ...{ schoolUrn: null, enrolment: null, eventId: 'e1' },
  ...more,
});
const moved: Story = [entry({}), entry({ from: '2025-11-01', authority: '802', eventId: 'e2' })];

describe('the circumstances of a child', () => {
  it('hold from their date until the next, the first from the beginning', () => {
    expect(circumstancesOn(moved, '2025-10-31')?.authority).toBe('801');
    expect(circumstancesOn(moved, '2025-11-01')?.authority).toBe('802');
    expect(circumstancesOn([entry({ from: '2025-01-01' })], '2024-01-01')?.authority).toBe('801');
    expect(circumstancesOn([], '2025-01-01')).toBeUndefined();
  });

  it('are inserted in order of date, and replaced by a change from the same date', () => {
    const between = changed(moved, entry({ from: '2025-10-01', authority: '803', eventId: 'e3' }));
    expect(between.map(({ authority }) => authority)).toEqual(['801', '803', '802']);
    const again = changed(between, entry({ from: '2025-10-01', authority: '804', eventId: 'e4' }));
    expect(again.map(({ authority }) => authority)).toEqual(['801', '804', '802']);
  });

  it('are put right where the correction says, and by a correction of that correction', () => {
    const once = corrected(moved, entry({ authority: '805', eventId: 'e3' }), 'e1');
    expect(once.map(({ authority }) => authority)).toEqual(['805', '802']);
    const twice = corrected(once, entry({ authority: '806', eventId: 'e4' }), 'e3');
    expect(twice.map(({ authority }) => authority)).toEqual(['806', '802']);
    expect(corrected(moved, entry({ schoolUrn: '1' }), undefined)[1]?.schoolUrn).toBe('1');
  });

  it('take a date of birth put right for every time, but for a year group that was kept', () => {
    const born = corrected(moved, entry({ cohort: 2012, eventId: 'e3' }), 'e2');
    expect(born.map(({ cohort, yearOffset }) => [cohort, yearOffset])).toEqual([
      [2012, 0],
      [2012, 0],
    ]);
    const kept = corrected(moved, entry({ cohort: 2012, yearOffset: 1, eventId: 'e3' }), 'e2');
    expect(kept.map(({ cohort, yearOffset }) => [cohort, yearOffset])).toEqual([
      [2011, 0],
      [2012, 1],
    ]);
  });
});
