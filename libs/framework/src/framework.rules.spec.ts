import { stateOf } from '@ledger/kernel/testing';
import { framework } from './framework.decider.js';
import type { FrameworkEvent } from './framework.events.js';
import { arrearsOf, rateOn } from './framework.rules.js';
import { blockUse, ceilingUse, contractYearOn } from './framework.spending.js';
import type { EstablishedFramework } from './framework.state.js';
import {
  approved,
  blockAgreed,
  established,
  joined,
  proposed,
  providerId,
  rated,
} from './testing/example.js';

function after(...events: FrameworkEvent[]): EstablishedFramework {
  const state = stateOf(framework, [established, joined, ...events]);
  if (!state) throw new Error('The framework is not there.');
  return state;
}
const day = { providerId, lot: '1', basis: 'day' } as const;

describe('the rate on a date', () => {
  it('is the one agreed last, with the uplifts that were approved', () => {
    const state = after(rated, proposed, approved);
    expect(rateOn(state, day, '2025-08-31')).toBeNull();
    expect(rateOn(state, day, '2025-12-31')).toBe(9500);
    expect(rateOn(state, day, '2026-01-01')).toBe(9747);
    expect(rateOn(after(rated, proposed), day, '2026-01-01')).toBe(9500);
  });

  it('is not uplifted by what counted before it was agreed, nor by what is for another lot', () => {
    const later = { ...rated, data: { ...rated.data, from: '2026-01-01', pence: 10_000 } };
    expect(rateOn(after(rated, proposed, approved, later), day, '2026-02-01')).toBe(10_000);
    const otherLot = { ...proposed, data: { ...proposed.data, lot: '2' } };
    expect(rateOn(after(rated, otherLot, approved), day, '2026-02-01')).toBe(9500);
  });

  it('edge case 17: a late uplift re-rates from its date what has no fixed price, as arrears apart', () => {
    const days = (count: number, pence: number, from = 5) =>
      Array.from({ length: count }, (_, at) => ({
        date: `2026-01-${String(from + at).padStart(2, '0')}`,
        pence,
        fixedPrice: false,
      }));
    const before = { date: '2025-12-31', pence: 9500, fixedPrice: false };
    const fixed = { date: '2026-01-06', pence: 9500, fixedPrice: true };
    const uplift = { effectiveFrom: '2026-01-01', basisPoints: 260 };
    const { lines, arrearsPence } = arrearsOf(uplift, [
      before,
      fixed,
      ...days(9, 9500),
      ...days(2, 6000),
    ]);
    expect(lines).toHaveLength(11);
    expect(lines[0]).toMatchObject({ pence: 9500, upliftedPence: 9747, arrearsPence: 247 });
    expect(arrearsPence).toBe(2535);
  });
});

describe('a block of places', () => {
  const week = { from: '2025-09-01', to: '2025-09-07' };
  const taken = (...places: number[]) => ({
    deliveredSessions: 40,
    days: places.map((each, at) => ({ date: `2025-09-0${1 + at}`, taken: each })),
  });

  it('edge case 19: costs the same however it is used; voids are shown, what is beyond is spot', () => {
    const used = blockUse(blockAgreed.data, week, taken(5, 3, 7, 5, 4));
    expect(used).toEqual({
      costPence: 200_000,
      unitPence: 5_000,
      voidPlaceDays: 3,
      spotPlaceDays: 2,
    });
    const empty = blockUse(blockAgreed.data, week, { deliveredSessions: 0, days: [] });
    expect(empty).toMatchObject({ costPence: 200_000, unitPence: null });
  });

  it('costs nothing outside its dates', () => {
    const before = { from: '2025-08-01', to: '2025-08-31' };
    expect(blockUse(blockAgreed.data, before, taken(5))).toMatchObject({
      costPence: 0,
      voidPlaceDays: 0,
    });
  });
});

describe('the use of a ceiling', () => {
  const changed: FrameworkEvent = {
    type: 'CeilingChanged',
    data: { from: '2025-09-01', aYearPence: 3_000_000_00 },
  };
  const spent = (on: string, thisYearPence: number) => ({ on, thisYearPence, inAllPence: 0 });

  it('is nearly reached from four fifths on, and exceeded only above it', () => {
    const state = after();
    const use = (pence: number) => ceilingUse(state, spent('2025-01-01', pence)).aYear;
    expect(use(2_199_999_99)).toMatchObject({ isNearlyReached: false, isExceeded: false });
    expect(use(2_200_000_00)).toMatchObject({ isNearlyReached: true, percent: 80 });
    expect(use(2_750_000_00)).toMatchObject({ isExceeded: false, leftPence: 0 });
    expect(use(2_750_000_01)).toMatchObject({ isExceeded: true });
  });

  it('is of the ceiling that holds on the day', () => {
    const state = after(changed);
    expect(ceilingUse(state, spent('2025-08-31', 0)).aYear?.ceilingPence).toBe(2_750_000_00);
    expect(ceilingUse(state, spent('2025-09-01', 0)).aYear?.ceilingPence).toBe(3_000_000_00);
    expect(ceilingUse(state, spent('2025-09-01', 0)).inAll?.ceilingPence).toBe(16_500_000_00);
  });

  it('is counted in contract years, which begin on the anniversary', () => {
    const state = after();
    expect(contractYearOn(state, '2025-08-31')).toEqual({ from: '2024-09-01', to: '2025-08-31' });
    expect(contractYearOn(state, '2025-09-01')).toEqual({ from: '2025-09-01', to: '2026-08-31' });
  });
});
