import { z } from 'zod';

export const ReviewKind = z.enum([
  'six-week',
  'twelve-week',
  'half-termly',
  'long-stay',
  'ehcp-annual',
  'parent-requested',
]);
export const ReviewRole = z.enum([
  'child',
  'parent-or-carer',
  'school',
  'provider',
  'authority',
  'send-officer',
  'social-worker',
  'virtual-school',
  'health',
  'other',
]);
/** How far a target has come. */
export const Progress = z.enum(['red', 'amber', 'green']);
export const ReviewDecision = z.enum(['continue', 'vary', 'end']);
export const MissedReason = z.enum([
  'not-arranged',
  'child-absent',
  'family-absent',
  'provider-absent',
  'school-absent',
  'authority-absent',
  'placement-ended',
  'other',
]);

/** Which review: `dueOn` is the day on which it was first due, however often it was put off. */
const name = { placementId: z.uuid(), kind: ReviewKind, dueOn: z.iso.date() };

const held = {
  heldOn: z.iso.date(),
  attendees: z.array(ReviewRole),
  /** Who should have been there and was not. */
  absent: z.array(ReviewRole),
  /** The progress of each target, in their order; their words are sealed. */
  targets: z.array(Progress),
  decision: ReviewDecision,
  newPlannedEndOn: z.iso.date().optional(),
  nextReviewOn: z.iso.date().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The stream holds the reviews of
// one child. What child and family said, and the words of targets, are in the sealed part `narrative`.
export const ReviewEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('ReviewDue'),
      /** When it was asked for, of a review that a parent or the authority asked for. */
      data: z.object({ ...name, requestedOn: z.iso.date().optional() }),
    })
    .describe('A review of a placement is due on this date.'),
  z
    .object({
      type: z.literal('ReviewRescheduled'),
      data: z.object({ ...name, to: z.iso.date() }),
    })
    .describe('A review was put to another date; the day on which it was first due stays known.'),
  z
    .object({ type: z.literal('ReviewHeld'), data: z.object({ ...name, ...held }) })
    .describe('A placement was reviewed: who was there, progress, and what was decided.'),
  z
    .object({
      type: z.literal('ReviewMissed'),
      data: z.object({ ...name, missedOn: z.iso.date(), missedReason: MissedReason.optional() }),
    })
    .describe('A review that was due was not held.'),
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;
