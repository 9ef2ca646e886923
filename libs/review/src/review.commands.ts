import { z } from 'zod';
import { MissedReason, Progress, ReviewDecision, ReviewKind, ReviewRole } from './review.events.js';

/** What the child's provision says of the placement, read by whoever asks. */
const PlacementFacts = z.strictObject({ startsOn: z.iso.date() });

const name = {
  pupilId: z.uuid(),
  placementId: z.uuid(),
  kind: ReviewKind,
  dueOn: z.iso.date(),
  placement: PlacementFacts,
};

const words = z.string().min(1).max(4000);
const roles = z.array(ReviewRole).max(20);

/** Who was there, how far each target has come, what was decided; both voices. */
const held = {
  heldOn: z.iso.date(),
  attendees: roles.optional(),
  absent: roles.optional(),
  targets: z
    .array(z.strictObject({ progress: Progress, words: words.optional() }))
    .max(30)
    .optional(),
  decision: ReviewDecision,
  newPlannedEndOn: z.iso.date().optional(),
  nextReviewOn: z.iso.date().optional(),
  childView: words.optional(),
  familyView: words.optional(),
};
const missed = { missedOn: z.iso.date(), missedReason: MissedReason.optional() };

export const ReviewCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ScheduleReview'), data: z.strictObject(name) }),
  /** In writing, by a parent or the authority; it is complied with after ten weeks without one. */
  z.object({
    type: z.literal('RequestReview'),
    data: z
      .strictObject({ ...name, requestedOn: z.iso.date() })
      .extend({ kind: z.literal('parent-requested') }),
  }),
  z.object({
    type: z.literal('RescheduleReview'),
    data: z.strictObject({ ...name, to: z.iso.date() }),
  }),
  /** A review that nobody scheduled is held as well: it was then due on the day given. */
  z.object({ type: z.literal('HoldReview'), data: z.strictObject({ ...name, ...held }) }),
  z.object({ type: z.literal('RecordReviewMissed'), data: z.strictObject({ ...name, ...missed }) }),
  /** All that is known of a review, as a file says it. */
  z.object({
    type: z.literal('StateReview'),
    data: z.strictObject({
      ...name,
      rescheduledTo: z.iso.date().optional(),
      missed: z.strictObject(missed).optional(),
      held: z.strictObject(held).optional(),
    }),
  }),
]);
export type ReviewCommand = z.infer<typeof ReviewCommand>;
