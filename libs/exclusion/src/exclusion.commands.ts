import { z } from 'zod';
import { IrpOutcome } from './exclusion.events.js';

/** What became of an exclusion after it was recorded. */
export const ExclusionOutcome = z.enum([
  'rescinded',
  'upheld',
  'reinstated',
  'irp-upheld',
  'irp-recommended',
  'irp-quashed',
]);
export type ExclusionOutcome = z.infer<typeof ExclusionOutcome>;

const id = { pupilId: z.uuid(), exclusionId: z.uuid() };
const whole = {
  ...id,
  suspensionRef: z.string().min(1),
  schoolUrn: z.string().regex(/^\d{5,6}$/),
  startsOn: z.iso.date(),
  firstDay: z.iso.date().optional(),
  /** A code: words are told in `circumstances`, which is sealed. */
  reason: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, 'a code of letters, digits and -'),
  circumstances: z.string().min(1).optional(),
  sessions: z.int().min(1).max(400).optional(),
  endsOn: z.iso.date().optional(),
  decidedOn: z.iso.date().optional(),
  outcome: ExclusionOutcome.optional(),
  outcomeOn: z.iso.date().optional(),
};

/** A recording states the whole of what is known; said again otherwise, it puts right what differs. */
export const ExclusionCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('RecordSuspension'), data: z.strictObject(whole) }),
  z.object({
    type: z.literal('RecordPermanentExclusion'),
    data: z.strictObject({
      ...whole,
      /** The school day after `startsOn`, read from the calendar of the school. */
      nextSchoolDay: z.iso.date().optional(),
    }),
  }),
  z.object({
    type: z.literal('RescindExclusion'),
    data: z.strictObject({ ...id, rescindedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('UpholdExclusion'),
    data: z.strictObject({ ...id, upheldOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('ReinstatePupil'),
    data: z.strictObject({ ...id, reinstatedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('RecordIrpOutcome'),
    data: z.strictObject({ ...id, outcome: IrpOutcome, decidedOn: z.iso.date() }),
  }),
]);
export type ExclusionCommand = z.infer<typeof ExclusionCommand>;
