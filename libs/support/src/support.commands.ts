import { z } from 'zod';
import { SupportNarrative } from './support.personal.js';

const ids = { pupilId: z.uuid(), supportId: z.uuid() };
const words = { words: z.strictObject(SupportNarrative.shape).optional() };
const urn = z.string().regex(/^\d{5,6}$/);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/, 'a code of letters, digits and -');
const pence = z.int().nonnegative().optional();
const end = { ...ids, endedOn: z.iso.date(), outcome: code.optional() };

/** A recording states the whole of what is known; said again otherwise, it puts right what differs. */
export const SupportCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RecordPreApSupport'),
    data: z.strictObject({
      ...ids,
      strategy: code,
      startsOn: z.iso.date(),
      schoolUrn: urn.optional(),
      providerId: z.uuid().optional(),
      hoursHundredths: z.int().positive().optional(),
      costPence: pence,
      ...words,
    }),
  }),
  z.object({ type: z.literal('EndPreApSupport'), data: z.strictObject(end) }),
  z.object({
    type: z.literal('CommissionInSchoolSupport'),
    data: z.strictObject({
      ...ids,
      providerId: z.uuid(),
      schoolUrn: urn,
      startsOn: z.iso.date(),
      plannedEndOn: z.iso.date().optional(),
      sessions: z.int().positive(),
      costPence: pence,
      lot: z.string().min(1).default('3'),
      ...words,
    }),
  }),
  z.object({
    type: z.literal('EndInSchoolSupport'),
    data: z.strictObject({ ...end, sessionsDelivered: z.int().nonnegative().optional() }),
  }),
  z.object({
    type: z.literal('NotifyHealthAbsence'),
    data: z.strictObject({
      ...ids,
      schoolUrn: urn,
      absentFrom: z.iso.date(),
      notifiedOn: z.iso.date(),
      expectedDays: z.int().positive().optional(),
      ...words,
    }),
  }),
  z.object({ type: z.literal('EndHealthAbsence'), data: z.strictObject(end) }),
]);
export type SupportCommand = z.infer<typeof SupportCommand>;
