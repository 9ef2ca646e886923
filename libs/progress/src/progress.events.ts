import { z } from 'zod';

const measured = {
  placementId: z.uuid(),
  /** The code of the measure. */
  measure: z.string(),
  measuredOn: z.iso.date(),
  /** Hundredths of the measure's unit; this or the band. */
  scoreHundredths: z.int().optional(),
  /** The code of a band. */
  band: z.string().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The stream holds the progress of
// one child; words are in the sealed part `narrative`.
export const ProgressEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('BaselineRecorded'), data: z.object(measured) })
    .describe('Where a child began by a measure, near the start of a placement.'),
  z
    .object({ type: z.literal('ProgressRecorded'), data: z.object(measured) })
    .describe('Where a child had come to by a measure on a date.'),
]);
export type ProgressEvent = z.infer<typeof ProgressEvent>;
