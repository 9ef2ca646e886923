import type { DataOf, Decided } from '@ledger/kernel';
import { addDays } from '@ledger/school-time';
import type { ReviewCommand } from './review.commands.js';
import type { ReviewEvent } from './review.events.js';
import { refuse } from './review.refusals.js';
import { reviewKey, type Reviews } from './review.state.js';

const TEN_WEEKS_DAYS = 70;

/** A review that was asked for: it is due unless the placement was reviewed in the ten weeks before. */
export function requestReview(
  state: Reviews,
  { pupilId, placement, ...data }: DataOf<ReviewCommand, 'RequestReview'>,
): readonly Decided<ReviewEvent>[] {
  const { placementId, dueOn, requestedOn } = data;
  if (state.has(reviewKey(data))) return [];
  const { startsOn } = placement;
  if (requestedOn < startsOn)
    throw refuse('review-before-the-start', { startsOn, date: requestedOn }, 'requestedOn');
  if (dueOn < requestedOn)
    throw refuse('review-due-before-its-request', { requestedOn, dueOn }, 'dueOn');
  const heldOn = heldSince(state, placementId, addDays(requestedOn, -TEN_WEEKS_DAYS));
  if (heldOn !== undefined && heldOn <= requestedOn)
    throw refuse('reviewed-within-ten-weeks', { heldOn, requestedOn }, 'requestedOn');
  return [{ type: 'ReviewDue', data, effectiveOn: dueOn, pupilId }];
}

const heldSince = (state: Reviews, placementId: string, since: string): string | undefined =>
  [...state]
    .filter(([key]) => key.startsWith(`${placementId} `))
    .flatMap(([, { held }]) => (held ? [held.heldOn] : []))
    .filter((heldOn) => heldOn >= since)
    .sort()[0];
