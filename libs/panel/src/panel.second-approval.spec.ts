import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import {
  needsSecondApproval,
  type Order,
  unapprovedExcess,
  withPackage,
} from './panel.second-approval.js';
import type { SecondApproval } from './panel.state.js';
import { decided, deferred } from './testing/panel-events.js';

const within: Order = {
  startsOn: '2025-11-03',
  endsOn: '2026-04-02',
  weeklyPence: 47_500,
  totalPence: 1_000_000,
};
const excessOf = (order: Partial<Order>, more: object = {}) =>
  needsSecondApproval({ ...decided.data, ...more }, { ...within, ...order });

describe('an order against the decision', () => {
  it('needs nothing more up to the approved cost and end', () => {
    expect(excessOf({})).toEqual([]);
  });

  it('needs a second approver a penny or a day beyond it', () => {
    expect(excessOf({ weeklyPence: 47_501 })).toEqual(['above-weekly-cost']);
    expect(excessOf({ totalPence: 1_000_001 })).toEqual(['above-total-cost']);
    expect(excessOf({ endsOn: '2026-04-03' })).toEqual(['past-approved-end']);
    expect(excessOf({ totalPence: 2_000_001 })).toEqual([
      'above-total-cost',
      'above-limit-of-approver',
    ]);
  });

  it('counts the weeks from the start, and an order without an end goes past any', () => {
    const open = { approvedUntil: undefined };
    expect(excessOf({ endsOn: '2026-05-03' }, open)).toEqual([]);
    expect(excessOf({ endsOn: '2026-05-04' }, open)).toEqual(['past-maximum-weeks']);
    expect(excessOf({ endsOn: undefined })).toEqual(['past-approved-end', 'past-maximum-weeks']);
    expect(excessOf({ endsOn: undefined }, { ...open, maximumWeeks: undefined })).toEqual([]);
  });

  it('is not approved at all where the panel did not agree', () => {
    expect(needsSecondApproval(deferred.data, within)).toEqual(['not-approved']);
  });

  it('is above the limit of the approver when the approval itself is', () => {
    const approver = { memberId: 'lead', role: 'lead', limitPence: 999_999 };
    expect(excessOf({ totalPence: undefined }, { approver })).toEqual(['above-limit-of-approver']);
  });

  it('edge case 19: a block place is paid as a block, so it is never above the cost of a child', () => {
    const order = { weeklyPence: undefined, totalPence: undefined };
    expect(excessOf(order, { buyingRoute: 'block' })).toEqual([]);
  });

  it('never needs less when more is ordered', () => {
    const pence = fc.integer({ min: 0, max: 3_000_000 });
    fc.assert(
      fc.property(pence, pence, pence, (weeklyPence, totalPence, more) => {
        const less = excessOf({ weeklyPence, totalPence });
        const dearer = { weeklyPence: weeklyPence + more, totalPence: totalPence + more };
        expect(excessOf(dearer)).toEqual(expect.arrayContaining([...less]));
      }),
      randomly(200),
    );
  });
});

describe('an order against a second approval', () => {
  const said = {
    ...{ referralId: decided.data.referralId, pupilId: decided.data.pupilId },
    ...{ placementId: decided.data.referralId, approvedOn: '2025-11-10' },
    approver: { memberId: 'director', role: 'director' },
  };
  const left = (order: Partial<Order>, more: Partial<SecondApproval>) => {
    const second: SecondApproval = { ...said, excess: ['above-weekly-cost'], ...more };
    return unapprovedExcess({ decision: decided.data, second }, { ...within, ...order });
  };
  const dearer = { weeklyPence: 60_000 };

  it('needs nothing more in what was named, and still what was not', () => {
    expect(left(dearer, {})).toEqual([]);
    expect(left({ ...dearer, endsOn: '2026-04-03' }, {})).toEqual(['past-approved-end']);
  });

  it('needs nothing more up to the cost and the end that were named', () => {
    const upTo = { approvedWeeklyPence: 60_000, approvedUntil: '2026-04-17' };
    expect(left({ ...dearer, endsOn: '2026-04-17' }, upTo)).toEqual([]);
    expect(left({ weeklyPence: 60_001 }, upTo)).toEqual(['above-weekly-cost']);
    expect(left({ endsOn: '2026-04-18' }, upTo)).toEqual(['past-approved-end']);
  });

  it('has the limit of the second approver instead of that of the first', () => {
    const order = { totalPence: 2_000_001 };
    const excess = ['above-total-cost'] as const;
    expect(left(order, { excess: [...excess] })).toEqual([]);
    const approver = { ...said.approver, limitPence: 2_000_000 };
    expect(left(order, { excess: [...excess], approver })).toEqual(['above-limit-of-approver']);
  });

  it('needs all that it needed where nobody approved it a second time', () => {
    const order = { ...within, ...dearer };
    expect(unapprovedExcess({ decision: decided.data, second: null }, order)).toEqual(
      needsSecondApproval(decided.data, order),
    );
  });
});

describe('an order within a package', () => {
  const other = { ...within, weeklyPence: 10_000, totalPence: 90_000 };

  it('edge case 1: costs what all of the package cost, in the weeks that they share', () => {
    expect(withPackage(within, [other])).toEqual({
      ...{ ...within, weeklyPence: 57_500, totalPence: 1_090_000 },
    });
    const before = { ...other, startsOn: '2025-09-08', endsOn: '2025-11-02' };
    expect(withPackage(within, [before])).toMatchObject({
      ...{ weeklyPence: 47_500, totalPence: 1_090_000 },
    });
    expect(withPackage(within, [{ ...before, endsOn: undefined }]).weeklyPence).toBe(57_500);
  });

  it('has no cost that the order itself has not, and no other dates', () => {
    const place = { ...within, weeklyPence: undefined, totalPence: undefined };
    const { weeklyPence, totalPence, startsOn, endsOn } = withPackage(place, [other]);
    expect([weeklyPence, totalPence]).toEqual([undefined, undefined]);
    expect({ startsOn, endsOn }).toEqual({ startsOn: within.startsOn, endsOn: within.endsOn });
  });
});
