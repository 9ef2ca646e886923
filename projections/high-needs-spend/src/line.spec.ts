import { byLine, type Line, lineFor } from './line.js';

const line = (s251Line: string, costCentre = 'CC1'): Line => ({
  ...{ costCentre, s251Line, name: `Line ${s251Line}`, budgetPence: 100 },
});
const lines = [line('1.2.10'), line('1.2.7'), line('1.2.2'), line('1.2.1', 'CC2')];
const found = (costCentre: string, providerKind: string) =>
  lineFor(lines, { costCentre, providerKind }).s251Line;

describe('the line that a charge falls on', () => {
  it('is the only line of the cost centre, whatever the provider', () => {
    expect(found('CC2', 'hospital-school')).toBe('1.2.1');
  });

  it('is, of several lines, the one for the kind of provider', () => {
    expect(found('CC1', 'ap-academy')).toBe('1.2.2');
    expect(found('CC1', 'fe-college')).toBe('1.2.2');
    expect(found('CC1', 'online')).toBe('1.2.7');
  });

  it('is the lowest line where none is for that kind', () => {
    expect(found('CC1', 'pru')).toBe('1.2.2');
  });

  it('has neither name nor budget for a cost centre without a line', () => {
    expect(lineFor(lines, { costCentre: 'CC3', providerKind: 'pru' })).toEqual({
      ...{ costCentre: 'CC3', name: null, s251Line: null, budgetPence: 0 },
    });
  });

  it('stands in the order of its numbers, 1.2.7 before 1.2.10', () => {
    expect([...lines].sort(byLine).map((each) => each.s251Line)).toEqual([
      '1.2.2',
      '1.2.7',
      '1.2.10',
      '1.2.1',
    ]);
  });
});
