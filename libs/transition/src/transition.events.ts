import { z } from 'zod';

/** Where a child goes on to. */
export const Destination = z.enum([
  'mainstream-school',
  'special-school',
  'other-provision',
  'further-education',
  'sixth-form',
  'apprenticeship',
  'employment',
  'training',
  'home-education',
  'custody',
  'not-in-education',
  'not-known',
]);
/** When a destination is checked, in the order of time. */
export const CheckPoint = z.enum(['oct-31', 'mar-31', 'month-12', 'month-18', 'month-24']);
export const CheckOutcome = z.enum(['sustained', 'lost', 'not-known']);
export const Party = z.enum(['child', 'family', 'school', 'provider', 'employer', 'other']);
export const Respondent = z.enum(['child', 'family']);
export const ClosedBecause = z.enum([
  'two-years-over',
  'declined',
  'moved-away',
  'returned-to-provision',
  'deceased',
  'other',
]);

const child = { pupilId: z.uuid() };
const pack = { ...child, to: Party };
const stood = { ...child, point: CheckPoint };

// Stored for ever. Add optional fields; never rename or remove one. The stream is named by the
// placement that is left. Names of destinations and all words are in the sealed part `narrative`.
export const TransitionEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('TransitionPlanStarted'),
      data: z.object({
        ...child,
        startedOn: z.iso.date(),
        plannedLeavingOn: z.iso.date().optional(),
      }),
    })
    .describe('Planning began of how a child leaves a placement.'),
  z
    .object({
      type: z.literal('OnwardDestinationAgreed'),
      data: z.object({
        ...child,
        agreedOn: z.iso.date(),
        destination: Destination,
        beginsOn: z.iso.date().optional(),
      }),
    })
    .describe('It was agreed where a child goes on to after a placement.'),
  z
    .object({
      type: z.literal('InformationPackSent'),
      data: z.object({ ...pack, sentOn: z.iso.date() }),
    })
    .describe('The information pack of a child who leaves was sent to who takes over.'),
  z
    .object({
      type: z.literal('InformationPackAcknowledged'),
      data: z.object({ ...pack, acknowledgedOn: z.iso.date() }),
    })
    .describe('The information pack of a child who left was acknowledged.'),
  z
    .object({
      type: z.literal('KeepInTouchContact'),
      data: z.object({
        ...child,
        /** From 1, in the order recorded. */
        number: z.int(),
        contactedOn: z.iso.date(),
        with: Party,
        reached: z.boolean(),
      }),
    })
    .describe('Somebody kept in touch, or tried to, with a child who left.'),
  z
    .object({
      type: z.literal('EndOfPlacementSurvey'),
      data: z.object({
        ...child,
        respondent: Respondent,
        surveyedOn: z.iso.date(),
        /** From 1, poor, to 5, very good. */
        rating: z.int().optional(),
      }),
    })
    .describe('The child or the family was asked about a placement at its end.'),
  z
    .object({
      type: z.literal('DestinationChecked'),
      data: z.object({
        ...stood,
        leftOn: z.iso.date(),
        checkedOn: z.iso.date(),
        outcome: CheckOutcome,
        destination: Destination.optional(),
      }),
    })
    .describe('It was checked whether a child who left is still at the destination.'),
  z
    .object({ type: z.literal('DestinationSustained'), data: z.object(stood) })
    .describe('The destination of a child who left was sustained.'),
  z
    .object({ type: z.literal('DestinationLost'), data: z.object(stood) })
    .describe('The destination of a child who left was lost.'),
  z
    .object({
      type: z.literal('TrackingClosed'),
      data: z.object({ ...child, closedOn: z.iso.date(), because: ClosedBecause }),
    })
    .describe('The child who left is no longer followed.'),
]);
export type TransitionEvent = z.infer<typeof TransitionEvent>;
