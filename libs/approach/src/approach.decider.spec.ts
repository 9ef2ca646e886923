import { spec, stateOf } from '@ledger/kernel/testing';
import type { ApproachCommand } from './approach.commands.js';
import { approach } from './approach.decider.js';
import { approachRefusals } from './approach.refusals.js';
import { daysToAccept, isUnanswered } from './approach.state.js';

const { given } = spec(approach);

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const providerId = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
const other = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
const asked = { pupilId, providerId, referralId: other, approachedOn: '2025-10-06' };
const who = { pupilId, providerId };

type Ask = Extract<ApproachCommand, { type: 'ApproachProvider' }>['data'];
const ask = (more: Partial<Ask> = {}): ApproachCommand => ({
  type: 'ApproachProvider',
  data: { ...asked, respondBy: '2025-10-10', referral: { pupilId, status: 'open' }, ...more },
});
type Accept = Extract<ApproachCommand, { type: 'AcceptApproach' }>['data'];
const accept = (more: Partial<Accept> = {}): ApproachCommand => ({
  type: 'AcceptApproach',
  data: { acceptedOn: '2025-10-09', pricePence: 9500, priceBasis: 'day', ...more },
});
const decline = (declinedOn = '2025-10-08'): ApproachCommand => ({
  type: 'DeclineApproach',
  data: { declinedOn, reason: 'no-capacity' },
});
const withdraw = (withdrawnOn = '2025-10-13'): ApproachCommand => ({
  type: 'WithdrawApproach',
  data: { withdrawnOn, reason: 'other-provider-chosen' },
});

const approached = {
  type: 'ProviderApproached' as const,
  data: { ...asked, respondBy: '2025-10-10' },
  effectiveOn: '2025-10-06',
  pupilId,
};
const accepted = {
  type: 'ProviderAccepted' as const,
  data: { ...who, acceptedOn: '2025-10-09', pricePence: 9500, priceBasis: 'day' as const },
  effectiveOn: '2025-10-09',
  pupilId,
  personal: [],
};
const declined = {
  type: 'ProviderDeclined' as const,
  data: { ...who, declinedOn: '2025-10-08', reason: 'no-capacity' as const },
  effectiveOn: '2025-10-08',
  pupilId,
  personal: [],
};
const withdrawn = {
  type: 'ApproachWithdrawn' as const,
  data: { ...who, withdrawnOn: '2025-10-13', reason: 'other-provider-chosen' as const },
  effectiveOn: '2025-10-13',
  pupilId,
  personal: [],
};

describe('approaching a provider', () => {
  it('is recorded once', () => {
    given().when(ask()).thenRecorded(approached);
    given(approached).when(ask()).thenNothing();
    given(approached)
      .when(ask({ referral: { pupilId, status: 'placed' } }))
      .thenNothing();
  });

  it('may be due for an answer on another day than was said first', () => {
    given(approached)
      .when(ask({ respondBy: '2025-10-13' }))
      .thenRecorded({
        ...approached,
        data: { ...approached.data, respondBy: '2025-10-13' },
        corrects: 'event-1',
      });
  });

  it('is of one child and one provider, for an open referral of that child', () => {
    given(approached)
      .when(ask({ providerId: other }))
      .thenRefused('approach-of-another-child-or-provider');
    given()
      .when(ask({ referral: { pupilId: other, status: 'open' } }))
      .thenRefused('approach-for-a-referral-of-another-child');
    given()
      .when(ask({ referral: { pupilId, status: 'withdrawn' } }))
      .thenRefused('approach-for-a-referral-that-is-over');
  });
});

describe('the answer of a provider', () => {
  it('is yes with a price, once, and its words are sealed', () => {
    const words = { words: 'We know him from the spring' };
    given(approached).when(accept()).thenRecorded(accepted);
    given(approached, accepted).when(accept()).thenNothing();
    given(approached)
      .when(accept(words))
      .thenRecorded({ ...accepted, personal: [{ pupilId, class: 'narrative', values: words }] });
  });

  it('may put its price right', () => {
    given(approached, accepted)
      .when(accept({ pricePence: 9800 }))
      .thenRecorded({
        ...accepted,
        data: { ...accepted.data, pricePence: 9800 },
        corrects: 'event-2',
      });
  });

  it('is no with a reason, once', () => {
    given(approached).when(decline()).thenRecorded(declined);
    given(approached, declined).when(decline()).thenNothing();
  });

  it('is one of the two', () => {
    given(approached, declined).when(accept()).thenRefused('approach-step-not-allowed');
    given(approached, accepted).when(decline()).thenRefused('approach-step-not-allowed');
    given(approached, withdrawn).when(accept()).thenRefused('approach-step-not-allowed');
  });

  it('follows the question, and has a basis for its price', () => {
    given().when(accept()).thenRefused('provider-not-approached');
    given(approached)
      .when(accept({ acceptedOn: '2025-10-05' }))
      .thenRefused('approach-answered-before-it-was-made');
    given()
      .when({ type: 'AcceptApproach', data: { acceptedOn: '2025-10-09', pricePence: 1 } })
      .thenRefused('approach-price-without-basis');
    given(approached, accepted)
      .when(ask({ approachedOn: '2025-10-10' }))
      .thenRefused('approach-answered-before-it-was-made');
  });
});

describe('withdrawing the question', () => {
  it('is possible before and after a yes, once', () => {
    given(approached).when(withdraw()).thenRecorded(withdrawn);
    given(approached, accepted).when(withdraw()).thenRecorded(withdrawn);
    given(approached, accepted, withdrawn).when(withdraw()).thenNothing();
  });

  it('is refused after a no', () => {
    given(approached, declined).when(withdraw()).thenRefused('approach-step-not-allowed');
  });
});

describe('how long a provider takes', () => {
  it('is the days from the question to its yes', () => {
    const took = (...events: Parameters<typeof stateOf<never, never, never>>[1]) => {
      const state = stateOf(approach, events as never);
      return state && daysToAccept(state);
    };
    expect(took(approached as never, accepted as never)).toBe(3);
    expect(took(approached as never, declined as never)).toBeNull();
  });

  it('is too long the day after an answer was due', () => {
    const open = stateOf(approach, [approached]);
    const closed = stateOf(approach, [approached, declined]);
    expect(open && isUnanswered(open, '2025-10-10')).toBe(false);
    expect(open && isUnanswered(open, '2025-10-11')).toBe(true);
    expect(closed && isUnanswered(closed, '2025-10-11')).toBe(false);
  });

  it('has a sentence for each refusal', () => {
    for (const sentence of Object.values(approachRefusals)) expect(sentence).toMatch(/\.$/);
  });
});
