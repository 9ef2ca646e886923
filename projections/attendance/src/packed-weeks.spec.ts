import { dayOf } from '@ledger/school-time';
import fc from 'fast-check';
import { type PackedWeeks, type SpanOfWeeks, WeekSums } from './packed-weeks.js';

const first = dayOf('2025-09-01');
const seed = Number(process.env['SEED'] ?? 20261122);

function weeksOf(packed: PackedWeeks, span: SpanOfWeeks) {
  const sums = new WeekSums(span);
  sums.add('one', packed);
  return sums.weeksOf('one');
}

describe('weeks as the database packs them', () => {
  it(`are the sums of their parts, those below zero included (seed ${seed})`, () => {
    const part = fc.tuple(fc.nat(9), fc.integer({ min: -(2 ** 30), max: 2 ** 30 }));
    const property = fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      const packed = {
        weeks: `{${parts.map(([week]) => week).join(',')}}`,
        marks: `{${parts.map(([, marks]) => marks).join(',')}}`,
      };
      const weeks = weeksOf(packed, { first, weeks: 10 });
      for (let week = 0; week < 10; week += 1) {
        const own = parts.filter(([of]) => of === week);
        const sum = own.reduce((all, [, marks]) => all + marks, 0);
        expect(weeks.get(first + 7 * week)).toBe(sum | 0);
      }
    });
    fc.assert(property, { seed });
  });

  it('know nothing of weeks outside the period', () => {
    const weeks = weeksOf({ weeks: '{0}', marks: '{1}' }, { first, weeks: 1 });
    expect([weeks.get(first), weeks.get(first + 7), weeks.get(first - 7)]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  it('are none of a placement that has none', () => {
    expect(new WeekSums({ first, weeks: 1 }).weeksOf('one').get(first)).toBeUndefined();
  });
});
