import { z } from 'zod';

/** A code, never a sentence: it stands in the clear. */
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+-]{0,39}$/);

const measured = {
  pupilId: z.uuid(),
  placementId: z.uuid(),
  /** What the child's provision says of the placement, read by whoever asks. */
  placement: z.strictObject({ startsOn: z.iso.date() }),
  measure: code,
  measuredOn: z.iso.date(),
  scoreHundredths: z.int().optional(),
  band: code.optional(),
  words: z.string().min(1).max(4000).optional(),
};

export const ProgressCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('RecordBaseline'), data: z.strictObject(measured) }),
  z.object({ type: z.literal('RecordProgress'), data: z.strictObject(measured) }),
]);
export type ProgressCommand = z.infer<typeof ProgressCommand>;
