import { z } from 'zod';

const id = { exclusionId: z.uuid() };
const exclusion = {
  ...id,
  schoolUrn: z.string(),
  /** The day of the exclusion itself. */
  startsOn: z.iso.date(),
  /** The first school day out of school, from which the sixth is counted. */
  firstDay: z.iso.date(),
  /** A code: the national one or the school's own. */
  reason: z.string(),
  /** Half-days. */
  sessions: z.int().optional(),
  endsOn: z.iso.date().optional(),
  /** When the head teacher decided. */
  decidedOn: z.iso.date().optional(),
};

/** What an independent review panel may say: the decision stands, think again, or it is void. */
export const IrpOutcome = z.enum(['upheld', 'recommended', 'quashed']);
export type IrpOutcome = z.infer<typeof IrpOutcome>;

// Stored for ever. Add optional fields; never rename or remove one. The stream is all exclusions of
// one child. The reference is in the sealed part `identity`, words are in `narrative`.
export const ExclusionEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('SuspensionRecorded'), data: z.object(exclusion) })
    .describe('A child was suspended from school for a time.'),
  z
    .object({ type: z.literal('SuspensionCorrected'), data: z.object(exclusion) })
    .describe('What was recorded of a suspension was put right.'),
  z
    .object({
      type: z.literal('SuspensionEnded'),
      data: z.object({ ...id, endsOn: z.iso.date() }),
    })
    .describe('The last day of a suspension became known.'),
  z
    .object({ type: z.literal('PermanentExclusionRecorded'), data: z.object(exclusion) })
    .describe('A child was permanently excluded from school; the sixth-day clock starts.'),
  z
    .object({ type: z.literal('PermanentExclusionCorrected'), data: z.object(exclusion) })
    .describe('What was recorded of a permanent exclusion was put right.'),
  z
    .object({
      type: z.literal('SuspensionRescinded'),
      data: z.object({ ...id, rescindedOn: z.iso.date() }),
    })
    .describe('The head teacher took a suspension back.'),
  z
    .object({
      type: z.literal('PermanentExclusionRescinded'),
      data: z.object({ ...id, rescindedOn: z.iso.date() }),
    })
    .describe('The head teacher took a permanent exclusion back; the sixth-day clock stops.'),
  z
    .object({
      type: z.literal('UpheldByGovernors'),
      data: z.object({ ...id, upheldOn: z.iso.date() }),
    })
    .describe('The governors let a suspension or permanent exclusion stand.'),
  z
    .object({
      type: z.literal('ReinstatedByGovernors'),
      data: z.object({ ...id, reinstatedOn: z.iso.date() }),
    })
    .describe('The governors took the child back; the sixth-day clock stops.'),
  z
    .object({
      type: z.literal('IrpOutcomeRecorded'),
      data: z.object({ ...id, outcome: IrpOutcome, decidedOn: z.iso.date() }),
    })
    .describe('An independent review panel decided on a permanent exclusion.'),
]);
export type ExclusionEvent = z.infer<typeof ExclusionEvent>;
