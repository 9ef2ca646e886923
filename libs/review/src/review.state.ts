import { type DataOf, type EventFacts, type Stated, statedBy } from '@ledger/kernel';
import type { ReviewEvent } from './review.events.js';
import type { ReviewNarrative } from './review.personal.js';

export type Held = Omit<DataOf<ReviewEvent, 'ReviewHeld'>, 'placementId' | 'kind' | 'dueOn'>;
export type Missed = Omit<DataOf<ReviewEvent, 'ReviewMissed'>, 'placementId' | 'kind' | 'dueOn'>;
export type ReviewName = Pick<DataOf<ReviewEvent, 'ReviewDue'>, 'placementId' | 'kind' | 'dueOn'>;

/** Where a review stands. A missed one may still be put to another date, or held late. */
export type ReviewStatus = 'due' | 'missed' | 'held';

export interface KnownReview {
  readonly status: ReviewStatus;
  /** The date that it is to be held on now. */
  readonly dueNow: string;
  readonly held: (Held & { readonly words: ReviewNarrative; readonly stated: Stated }) | null;
  /** The miss recorded last; it stays when the review is put to another date. */
  readonly missed: (Missed & { readonly stated: Stated }) | null;
}

/** The reviews of one child by their names. */
export type Reviews = ReadonlyMap<string, KnownReview>;

export const reviewKey = ({ placementId, kind, dueOn }: ReviewName): string =>
  `${placementId} ${kind} ${dueOn}`;

const fresh = (dueNow: string): KnownReview => ({
  status: 'due',
  dueNow,
  held: null,
  missed: null,
});

const step = (state: Reviews, name: ReviewName, now: Partial<KnownReview>): Reviews => {
  const known = state.get(reviewKey(name)) ?? fresh(name.dueOn);
  return new Map(state).set(reviewKey(name), { ...known, ...now });
};

/** What each event makes of the reviews. */
export const evolveReviews: {
  readonly [T in ReviewEvent['type']]: (
    state: Reviews,
    data: DataOf<ReviewEvent, T>,
    facts: EventFacts,
  ) => Reviews;
} = {
  ReviewDue: (state, name) => step(state, name, {}),
  ReviewRescheduled: (state, { to, ...name }) => step(state, name, { status: 'due', dueNow: to }),
  ReviewHeld(state, { placementId, kind, dueOn, ...held }, facts) {
    const words = facts.personal.find((part) => part.class === 'narrative')?.values ?? {};
    const { childView, familyView, targetWords } = words as ReviewNarrative;
    const now = { ...held, words: { childView, familyView, targetWords }, stated: statedBy(facts) };
    return step(state, { placementId, kind, dueOn }, { status: 'held', held: now });
  },
  ReviewMissed(state, { placementId, kind, dueOn, ...missed }, facts) {
    const now = { ...missed, stated: statedBy(facts) };
    return step(state, { placementId, kind, dueOn }, { status: 'missed', missed: now });
  },
};
