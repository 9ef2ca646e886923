import { z } from 'zod';
import {
  CheckOutcome,
  CheckPoint,
  ClosedBecause,
  Destination,
  Party,
  Respondent,
} from './transition.events.js';

/** What the child's provision says of the placement that is left, read by whoever asks. */
const PlacementFacts = z.strictObject({
  startsOn: z.iso.date(),
  endedOn: z.iso.date().optional(),
  /** Whether the child was in year 11 on the last day. */
  leaver: z.enum(['year-11', 'other']),
});

const text = z.string().min(1).max(4000);
const about = { pupilId: z.uuid(), placement: PlacementFacts, words: text.optional() };
const named = { ...about, destinationName: text.optional() };

export const TransitionCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('StartTransitionPlan'),
    data: z.strictObject({
      ...about,
      startedOn: z.iso.date(),
      plannedLeavingOn: z.iso.date().optional(),
    }),
  }),
  z.object({
    type: z.literal('AgreeOnwardDestination'),
    data: z.strictObject({
      ...named,
      agreedOn: z.iso.date(),
      destination: Destination,
      beginsOn: z.iso.date().optional(),
    }),
  }),
  z.object({
    type: z.literal('SendInformationPack'),
    data: z.strictObject({ ...about, sentOn: z.iso.date(), to: Party }),
  }),
  z.object({
    type: z.literal('AcknowledgeInformationPack'),
    data: z.strictObject({ ...about, acknowledgedOn: z.iso.date(), to: Party }),
  }),
  z.object({
    type: z.literal('KeepInTouch'),
    data: z.strictObject({
      ...about,
      contactedOn: z.iso.date(),
      with: Party,
      reached: z.boolean(),
    }),
  }),
  z.object({
    type: z.literal('RecordEndSurvey'),
    data: z.strictObject({
      ...about,
      surveyedOn: z.iso.date(),
      respondent: Respondent,
      rating: z.int().min(1).max(5).optional(),
    }),
  }),
  z.object({
    type: z.literal('CheckDestination'),
    data: z.strictObject({
      ...named,
      point: CheckPoint,
      checkedOn: z.iso.date(),
      outcome: CheckOutcome,
      destination: Destination.optional(),
    }),
  }),
  z.object({
    type: z.literal('CloseTracking'),
    data: z.strictObject({ ...about, closedOn: z.iso.date(), because: ClosedBecause }),
  }),
]);
export type TransitionCommand = z.infer<typeof TransitionCommand>;
