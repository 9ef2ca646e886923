import { z } from 'zod';

/** The four themes of the DfE's voluntary standards for non-school provision, and what is beside them. */
export const FrameworkArea = z.enum([
  'safeguarding-and-welfare',
  'health-and-safety',
  'admissions-support-and-guidance',
  'quality-of-education',
  'leadership',
  'other',
]);
export const Rating = z.enum(['red', 'amber', 'green']);
export const CancelReason = z.enum([
  'provider-request',
  'visitor-unavailable',
  'provider-closed',
  'no-longer-needed',
  'other',
]);

const visit = {
  providerId: z.uuid(),
  on: z.iso.date(),
  /** The organisation that visits: an authority's code, or a name. */
  visitedBy: z.string(),
  announced: z.boolean(),
  areas: z.array(FrameworkArea),
};

// Stored for ever. Add optional fields; never rename or remove one. A visit is about a provider, so
// its words stay in the clear: they name no child.
export const QaVisitEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('QaVisitScheduled'), data: z.object(visit) })
    .describe('A quality assurance visit to a provider was arranged.'),
  z
    .object({ type: z.literal('QaVisitCorrected'), data: z.object(visit) })
    .describe('The details of a visit were put right.'),
  z
    .object({
      type: z.literal('QaVisitRescheduled'),
      data: z.object({ on: z.iso.date(), was: z.iso.date() }),
    })
    .describe('A visit was moved to another day before it was held.'),
  z
    .object({ type: z.literal('QaVisitHeld'), data: z.object({ heldOn: z.iso.date() }) })
    .describe('A visit took place.'),
  z
    .object({
      type: z.literal('QaVisitCancelled'),
      data: z.object({ cancelledOn: z.iso.date(), reasonCode: CancelReason }),
    })
    .describe('A visit was cancelled before it was held.'),
  z
    .object({
      type: z.literal('QaReportIssued'),
      data: z.object({
        issuedOn: z.iso.date(),
        ratings: z.array(z.object({ area: FrameworkArea, rating: Rating })),
        summary: z.string().optional(),
        nextDueOn: z.iso.date().optional(),
      }),
    })
    .describe('The report of a visit was issued, with a rating for each area.'),
  z
    .object({
      type: z.literal('QaReportShared'),
      data: z.object({ with: z.string(), sharedOn: z.iso.date() }),
    })
    .describe('The report of a visit was shared with another organisation.'),
]);
export type QaVisitEvent = z.infer<typeof QaVisitEvent>;
