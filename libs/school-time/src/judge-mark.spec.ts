import fc from 'fast-check';
import { codesInForce, judgeMark } from './judge-mark.js';

const lastDayOfOldSet = '2024-08-18';
const firstDayOfNewSet = '2024-08-19';

const categories = {
  present: ['/', '\\', 'L'],
  'approved-educational-activity': ['K', 'B', 'V', 'P', 'W'],
  authorised: ['C', 'C1', 'C2', 'E', 'I', 'M', 'R', 'S', 'T', 'J1'],
  unauthorised: ['G', 'N', 'O', 'U'],
  'not-possible': ['D', 'Q', 'X', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7'],
  'not-collected': ['Z', '#'],
};
const byCode = Object.entries(categories).flatMap(([category, codes]) =>
  codes.map((code) => [code, category] as const),
);
const broughtIn = ['K', 'C1', 'C2', 'J1', 'Q', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7'];

describe('a mark from 19 August 2024', () => {
  it.each(byCode)('%s is %s', (code, category) => {
    const judgement = judgeMark(code, firstDayOfNewSet);
    expect(judgement).toMatchObject({ category, countsAs: code });
    expect(judgement).not.toHaveProperty('warning');
  });

  it.each([
    ['H', 'C'],
    ['J', 'J1'],
    ['Y', 'Y7'],
  ])('%s counts as %s, with a warning', (withdrawn, code) => {
    expect(judgeMark(withdrawn, firstDayOfNewSet)).toEqual({
      ...judgeMark(code, firstDayOfNewSet),
      warning: 'code-withdrawn',
    });
  });

  it('has these codes and no more', () => {
    const codes = codesInForce('2031-01-01').map(({ code }) => code);
    expect([...codes].sort()).toEqual([...byCode.map(([code]) => code), 'H', 'J', 'Y'].sort());
  });
});

describe('edge case 34: a mark before 19 August 2024', () => {
  it('of H is authorised, of J attends and of Y is not possible, without a warning', () => {
    const [h, j, y] = ['H', 'J', 'Y'].map((code) => judgeMark(code, lastDayOfOldSet));
    expect(h).toMatchObject({ category: 'authorised', authorised: true, countsAs: 'H' });
    expect(j).toMatchObject({ category: 'approved-educational-activity', attended: true });
    expect(y).toMatchObject({ category: 'not-possible', possible: false });
    expect([h, j, y].some((judgement) => judgement && 'warning' in judgement)).toBe(false);
  });

  it.each(broughtIn)('of %s is refused as not in force', (code) => {
    expect(judgeMark(code, lastDayOfOldSet)).toEqual({ refused: 'code-not-in-force' });
  });

  it('of any other code is judged as it is today', () => {
    const others = byCode.map(([code]) => code).filter((code) => !broughtIn.includes(code));
    for (const code of others)
      expect(judgeMark(code, '2009-05-01')).toEqual(judgeMark(code, firstDayOfNewSet));
  });
});

describe('any mark', () => {
  it('of F is refused as not in force on every date', () => {
    for (const date of ['2012-01-01', lastDayOfOldSet, firstDayOfNewSet])
      expect(judgeMark('F', date)).toEqual({ refused: 'code-not-in-force' });
  });

  it('of a code that no set ever had is refused as unknown', () => {
    for (const code of ['A', 'Y8', '', '//', 'K1'])
      expect(judgeMark(code, firstDayOfNewSet)).toEqual({ refused: 'unknown-code' });
  });

  it('is read without regard to case and spaces', () => {
    expect(judgeMark(' c2 ', firstDayOfNewSet)).toMatchObject({ countsAs: 'C2' });
  });

  it('keeps the identity: possible = attended + authorised + unauthorised', () => {
    const anyCode = fc.constantFrom(...byCode.map(([code]) => code), 'H', 'J', 'Y', 'F', 'A');
    const anyDay = fc.constantFrom('2015-01-01', lastDayOfOldSet, firstDayOfNewSet, '2030-01-01');
    fc.assert(
      fc.property(anyCode, anyDay, (code, date) => {
        const mark = judgeMark(code, date);
        if ('refused' in mark) return true;
        const parts = Number(mark.attended) + Number(mark.authorised) + Number(mark.unauthorised);
        return parts === Number(mark.possible);
      }),
    );
  });
});
