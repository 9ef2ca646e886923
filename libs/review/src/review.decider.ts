import {
  type DataOf,
  type Decided,
  type Decider,
  type DecisionFacts,
  evolve,
} from '@ledger/kernel';
import { ReviewCommand } from './review.commands.js';
import { ReviewEvent } from './review.events.js';
import { holdReview } from './review.held.js';
import { refuse } from './review.refusals.js';
import { requestReview } from './review.request.js';
import { missReview, rescheduleReview } from './review.steps.js';
import { evolveReviews, reviewKey, type Reviews } from './review.state.js';

type Asked = ReviewCommand['data'];
type Events = readonly Decided<ReviewEvent>[];
type Decision = (state: Reviews, facts: DecisionFacts) => Events;

/** The reviews of all placements of one child. */
export const review: Decider<Reviews, ReviewCommand, ReviewEvent> = {
  category: 'review',
  events: ReviewEvent,
  commands: ReviewCommand,
  initial: new Map(),
  evolve: evolveReviews,

  decide: {
    ScheduleReview: (state, asked) => schedule(state, asked),
    RequestReview: (state, asked) => requestReview(state, asked),
    RescheduleReview: (state, asked) => rescheduleReview(state, asked, asked.to),
    RecordReviewMissed: (state, asked, facts) =>
      missReview(state, { ...asked, ...facts }, missedIn(asked)),
    HoldReview: (state, asked, facts) => inTurn(state, facts, heldAsDue(asked)),
    StateReview: (state, asked, facts) => inTurn(state, facts, statedOf(asked)),
  },
};

function schedule(state: Reviews, { pupilId, placement, ...asked }: Asked): Events {
  const { placementId, kind, dueOn } = asked;
  if (state.has(reviewKey(asked))) return [];
  const { startsOn } = placement;
  if (dueOn < startsOn) throw refuse('review-before-the-start', { startsOn, date: dueOn }, 'dueOn');
  const data = { placementId, kind, dueOn };
  return [{ type: 'ReviewDue', data, effectiveOn: dueOn, pupilId }];
}

const missedIn = ({ missedOn, missedReason }: DataOf<ReviewCommand, 'RecordReviewMissed'>) => ({
  missedOn,
  missedReason,
});

const heldAsDue = (asked: DataOf<ReviewCommand, 'HoldReview'>): readonly Decision[] => [
  (state) => schedule(state, asked),
  (state, facts) => holdReview(state, { ...asked, ...facts }, asked),
];

// A file tells the whole story each time: what came before a review was held is not told twice.
function statedOf(asked: DataOf<ReviewCommand, 'StateReview'>): readonly Decision[] {
  const { missed, rescheduledTo, held } = asked;
  const isOver = (state: Reviews) => state.get(reviewKey(asked))?.status === 'held';
  const miss: Decision = (state, facts) =>
    missed && !isOver(state) ? missReview(state, { ...asked, ...facts }, missed) : [];
  const putOff: Decision = (state) =>
    rescheduledTo && !isOver(state) ? rescheduleReview(state, asked, rescheduledTo) : [];
  const isMissedFirst = missed && rescheduledTo && missed.missedOn < rescheduledTo;
  return [
    (state) => schedule(state, asked),
    ...(isMissedFirst ? [miss, putOff] : [putOff, miss]),
    (state, facts) => (held ? holdReview(state, { ...asked, ...facts }, held) : []),
  ];
}

/** Several decisions of one command, each knowing what those before it recorded. */
function inTurn(state: Reviews, facts: DecisionFacts, decisions: readonly Decision[]): Events {
  let now = state;
  const events: Decided<ReviewEvent>[] = [];
  for (const decide of decisions)
    for (const event of decide(now, facts)) {
      events.push(event);
      now = evolve(review, now, foretold(event));
    }
  return events;
}

const foretold = (event: Decided<ReviewEvent>) => ({
  ...event,
  ...{ eventId: '', authority: '', personal: event.personal ?? [] },
});
