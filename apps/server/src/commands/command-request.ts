import { DecidedBy, Evidence } from '@ledger/kernel';
import { z } from 'zod';

/** What a command's body holds besides `data`. */
const provenance = {
  reason: z.string().min(1).max(2000).optional(),
  decidedOn: z.iso.date().optional(),
  decidedBy: DecidedBy.optional(),
  decisionRef: z.string().min(1).max(200).optional(),
  onBehalfOf: z.string().min(1).max(200).optional(),
  evidence: z.array(Evidence).max(50).optional(),
};
type GivenProvenance = { [K in keyof typeof provenance]?: z.infer<(typeof provenance)[K]> };

export type CommandBody = GivenProvenance & { readonly data: Readonly<Record<string, unknown>> };

/** The body of one command's route; anything it does not know is refused. */
export const commandBody = (data: z.ZodObject) => z.strictObject({ data, ...provenance });

export const RecordedAt = z.iso.datetime({ offset: true }).optional();

/** The headers that a command reads. */
export interface CommandHeaders {
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  readonly recordedAt: string | undefined;
}
