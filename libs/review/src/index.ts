export {
  type DueReview,
  halfTermlyDates,
  reviewDatesOf,
  type WeeksAs,
  yearlyDates,
} from './review.dates.js';
export { type Reviewed, reviewsDue, type ReviewToCome, type ReviewYear } from './review.clocks.js';
export { ReviewCommand } from './review.commands.js';
export { review } from './review.decider.js';
export { ReviewDecision, ReviewEvent, ReviewKind, ReviewRole, Progress } from './review.events.js';
export { ReviewNarrative } from './review.personal.js';
export { type ReviewRefusal, reviewRefusals } from './review.refusals.js';
export { type KnownReview, type Reviews, reviewKey } from './review.state.js';
