import { randomly } from '@ledger/kernel/testing';
import { dayOf } from '@ledger/school-time';
import fc from 'fast-check';
import { WeekSums } from './packed-weeks.js';
import { FIRST_MONDAY, type PackedBlocks, WeekBlocks } from './week-blocks.js';

const first = dayOf('2025-09-01');
const firstWeek = (first - dayOf(FIRST_MONDAY)) / 7;

const part = fc.record({
  placementId: fc.constantFrom('one', 'two'),
  block: fc.nat(5),
  week: fc.nat(6),
  marks: fc.integer({ min: -999, max: 999 }),
});
type Part = typeof part extends fc.Arbitrary<infer P> ? P : never;

const listed = (numbers: readonly number[]) => `{${numbers.join(',')}}`;

function packed(parts: readonly Part[]): readonly PackedBlocks[] {
  return ['one', 'two'].flatMap((placementId) => {
    const own = parts.filter((each) => each.placementId === placementId);
    if (own.length === 0) return [];
    const blocks = listed(own.map(({ block }) => block));
    const weeks = listed(own.map(({ week }) => firstWeek - 2 + week));
    return [{ placementId, blocks, weeks, marks: listed(own.map(({ marks }) => marks)) }];
  });
}

describe('the weeks of whole blocks', () => {
  it('are the sums of the blocks asked for, however many came at a time', () => {
    let compared = 0;
    const property = fc.property(
      fc.array(part, { maxLength: 30 }),
      fc.nat(6),
      fc.nat(6),
      (parts, cut, within) => {
        const kept = new WeekBlocks();
        kept.take(0, cut, packed(parts.filter(({ block }) => block < cut)));
        kept.take(0, 6, packed(parts));
        if (cut > 0) kept.take(cut, 6, packed(parts.filter(({ block }) => block >= cut)));
        const sums = new WeekSums({ first, weeks: 3 });
        kept.addTo(sums, within);
        for (const placementId of ['one', 'two'])
          for (let week = 0; week < 3; week += 1) {
            const own = parts.filter((each) => each.placementId === placementId);
            const counted = own.filter((each) => each.block < within && each.week === week + 2);
            const sum = counted.reduce((all, { marks }) => all + marks, 0);
            expect(sums.sumsOf(placementId)[week]).toBe(sum);
            compared += counted.length;
          }
      },
    );
    fc.assert(property, randomly(100));
    expect(compared).toBeGreaterThan(50);
  });

  it('are let go of when they are too many, and take no room then', () => {
    const kept = new WeekBlocks(1);
    const one: Part = { placementId: 'one', block: 0, week: 2, marks: 1 };
    kept.take(0, 1, packed([one]));
    expect([kept.isTooMuch, kept.bytes, kept.blocks]).toEqual([false, 12, 1]);
    kept.take(1, 2, packed([{ ...one, block: 1 }]));
    expect([kept.isTooMuch, kept.bytes]).toEqual([true, 0]);
    kept.take(2, 3, packed([{ ...one, block: 2 }]));
    expect([kept.isTooMuch, kept.bytes]).toEqual([true, 0]);
  });
});
