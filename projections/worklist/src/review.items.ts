import type { CalendarEvent } from '@ledger/calendar/events';
import type { DataOf } from '@ledger/kernel';
import type { Change, Seen } from '@ledger/read-model';
import type { ReviewEvent } from '@ledger/review/events';
import { addDays } from '@ledger/school-time';
import { REVIEW_AHEAD_DAYS } from './kinds.js';
import { type Step, watching } from './watching.js';

const onReview = watching<ReviewEvent>();
type Name = DataOf<ReviewEvent, 'ReviewDue'>;
type OneOf<T extends ReviewEvent['type']> = { streamId: string; data: DataOf<ReviewEvent, T> };

/** A review is known by its placement, its kind and the day on which it was first due. */
export const reviewItem = ({ placementId, kind, dueOn }: Name): string =>
  `${placementId} ${kind} ${dueOn}`;

const waiting = ({ streamId, data }: OneOf<'ReviewDue'>, dueOn: string): Step => ({
  ...{ opens: 'review', item: reviewItem(data), dueOn, pupilId: streamId.slice('review-'.length) },
  openedOn: data.requestedOn ?? addDays(data.dueOn, -REVIEW_AHEAD_DAYS),
  facts: { placementId: data.placementId, kind: data.kind, firstDueOn: data.dueOn },
});
const over = (data: Name, on: string): readonly Step[] => [
  { closes: 'review', item: reviewItem(data), on },
  { closes: 'review-missed', item: reviewItem(data), on },
];

/** Reviews to hold, and those that were missed and are not held since. */
export const reviewItems = {
  ReviewDue: onReview<'ReviewDue'>((event) => [waiting(event, event.data.dueOn)]),
  ReviewRescheduled: onReview<'ReviewRescheduled'>((event) => [
    waiting(event, event.data.to),
    { closes: 'review-missed', item: reviewItem(event.data), on: event.meta.effectiveOn },
  ]),
  ReviewHeld: onReview<'ReviewHeld'>(({ data, streamId }) => [
    ...over(data, data.heldOn),
    {
      ...{ opens: 'review-held', item: reviewItem(data), openedOn: data.heldOn },
      pupilId: streamId.slice('review-'.length),
      facts: { placementId: data.placementId, kind: data.kind },
    },
  ]),
  ReviewMissed: onReview<'ReviewMissed'>(({ data, streamId }) => [
    { closes: 'review', item: reviewItem(data), on: data.missedOn },
    {
      ...{ opens: 'review-missed', item: reviewItem(data), openedOn: data.missedOn },
      ...{ dueOn: data.dueOn, pupilId: streamId.slice('review-'.length) },
      facts: { placementId: data.placementId, kind: data.kind },
    },
  ]),
} as const;

/** How an authority counts weeks for its reviews. */
export const weeksSet = {
  changes({ data: { ref, from, weeks } }: Seen<CalendarEvent, 'ReviewWeeksSet'>) {
    const row = { authority: ref, from, weeks };
    return [{ do: 'put', table: 'reviewWeeks', row }] as readonly Change[];
  },
} as const;
