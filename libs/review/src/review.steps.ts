import { type Decided, given, holdsAlready } from '@ledger/kernel';
import type { ReviewCommand } from './review.commands.js';
import type { ReviewEvent } from './review.events.js';
import { refuse } from './review.refusals.js';
import {
  type KnownReview,
  type Missed,
  reviewKey,
  type ReviewName,
  type Reviews,
  type ReviewStatus,
} from './review.state.js';

type Events = readonly Decided<ReviewEvent>[];
export type About = Pick<ReviewCommand['data'], keyof ReviewName | 'pupilId' | 'placement'>;

/** The legal steps: from each status, what may come next. What is held is only put right. */
const next: { readonly [S in ReviewStatus]: readonly ReviewEvent['type'][] } = {
  due: ['ReviewRescheduled', 'ReviewHeld', 'ReviewMissed'],
  missed: ['ReviewRescheduled', 'ReviewHeld', 'ReviewMissed'],
  held: ['ReviewHeld'],
};

export const nameOf = ({ placementId, kind, dueOn }: ReviewName): ReviewName => ({
  placementId,
  kind,
  dueOn,
});

/** The review, where this step may be taken. @throws Refusal where it may not */
export function reviewToStep(state: Reviews, name: ReviewName, to: ReviewEvent['type']) {
  const known = state.get(reviewKey(name));
  const { kind, dueOn } = name;
  if (!known) throw refuse('review-not-due', { kind, dueOn }, 'dueOn');
  if (!next[known.status].includes(to)) throw alreadyHeld(known);
  return known;
}

const alreadyHeld = ({ held }: KnownReview) =>
  refuse('review-already-held', { heldOn: held?.heldOn ?? '' });

export function rescheduleReview(state: Reviews, about: About, to: string): Events {
  const known = reviewToStep(state, about, 'ReviewRescheduled');
  if (known.dueNow === to) return [];
  const { startsOn } = about.placement;
  if (to < startsOn) throw refuse('review-before-the-start', { startsOn, date: to }, 'to');
  const data = { ...nameOf(about), to };
  return [{ type: 'ReviewRescheduled', data, effectiveOn: to, pupilId: about.pupilId }];
}

/** Said again of another day or for another reason, it puts the first right. */
export function missReview(
  state: Reviews,
  about: About & { readonly today: string },
  said: { readonly missedOn: string; readonly missedReason?: Missed['missedReason'] | undefined },
): Events {
  const known = reviewToStep(state, about, 'ReviewMissed');
  const missed = given(said) as Missed;
  const { missedOn } = missed;
  if (known.missed && holdsAlready<Missed>(known.missed, missed)) return [];
  if (missedOn > about.today) throw refuse('review-not-yet-missed', { missedOn }, 'missedOn');
  if (missedOn < known.dueNow)
    throw refuse('review-missed-before-it-was-due', { missedOn, dueOn: known.dueNow }, 'missedOn');
  const corrects =
    known.missed && known.status === 'missed' ? { corrects: known.missed.stated.eventId } : {};
  const data = { ...nameOf(about), ...missed };
  return [
    { type: 'ReviewMissed', data, effectiveOn: missedOn, pupilId: about.pupilId, ...corrects },
  ];
}
