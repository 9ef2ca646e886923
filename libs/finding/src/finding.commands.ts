import { z } from 'zod';
import { FindingArea, FindingSource, Severity } from './finding.events.js';

const name = z.string().min(1).max(200);
const words = z.string().min(1).max(4000);

const finding = {
  providerId: z.uuid(),
  visitId: z.uuid().optional(),
  source: FindingSource,
  area: FindingArea,
  severity: Severity,
  immediateRisk: z.boolean().optional(),
  raisedOn: z.iso.date(),
  raisedBy: name.optional(),
  finding: words,
  standard: name.optional(),
  standardVersion: name.optional(),
  owner: name.optional(),
  responseDueOn: z.iso.date().optional(),
};
const response = { respondedOn: z.iso.date(), response: words.optional() };
const closed = { closedOn: z.iso.date(), closedBy: name, onEvidence: words };
const reopened = { reopenedOn: z.iso.date(), because: words };
const shared = { with: name, sharedOn: z.iso.date(), alert: z.boolean().default(false) };

export const FindingCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('RaiseQaFinding'), data: z.strictObject(finding) }),
  z.object({ type: z.literal('RespondToQaFinding'), data: z.strictObject(response) }),
  z.object({ type: z.literal('CloseQaFinding'), data: z.strictObject(closed) }),
  z.object({ type: z.literal('ReopenQaFinding'), data: z.strictObject(reopened) }),
  z.object({ type: z.literal('ShareQaFinding'), data: z.strictObject(shared) }),
  // All that is known of a finding at once, as a row of a file says it.
  z.object({
    type: z.literal('StateQaFinding'),
    data: z.strictObject({
      finding: z.strictObject(finding),
      response: z.strictObject(response).optional(),
      closed: z.strictObject(closed).optional(),
      shared: z.array(z.strictObject(shared)).default([]),
    }),
  }),
]);
export type FindingCommand = z.infer<typeof FindingCommand>;
