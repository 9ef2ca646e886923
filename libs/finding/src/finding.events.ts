import { z } from 'zod';

export const FindingSource = z.enum([
  'visit',
  'school',
  'other-authority',
  'ofsted',
  'complaint',
  'parent',
  'other',
]);
export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export const FindingArea = z.enum([
  'safeguarding-and-welfare',
  'health-and-safety',
  'admissions-support-and-guidance',
  'quality-of-education',
  'leadership',
  'other',
]);

const finding = {
  providerId: z.uuid(),
  visitId: z.uuid().optional(),
  source: FindingSource,
  area: FindingArea,
  severity: Severity,
  immediateRisk: z.boolean(),
  raisedOn: z.iso.date(),
  /** The authority or organisation that raised it. */
  raisedBy: z.string().optional(),
  /** What was found, about the provider: it names no child. */
  finding: z.string(),
  /** The standard that is not met, and which version of it: `DfE non-school AP`, `2025-08`. */
  standard: z.string().optional(),
  standardVersion: z.string().optional(),
  /** The role or organisation that must see to it. */
  owner: z.string().optional(),
  responseDueOn: z.iso.date().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. A finding is about a provider, so
// its words stay in the clear: they name no child.
export const FindingEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('QaFindingRaised'), data: z.object(finding) })
    .describe('Something was found at a provider that must be seen to.'),
  z
    .object({ type: z.literal('QaFindingCorrected'), data: z.object(finding) })
    .describe('What was recorded of a finding was put right.'),
  z
    .object({
      type: z.literal('QaFindingResponded'),
      data: z.object({ respondedOn: z.iso.date(), response: z.string().optional() }),
    })
    .describe('The provider answered a finding.'),
  z
    .object({
      type: z.literal('QaFindingClosed'),
      data: z.object({
        closedOn: z.iso.date(),
        closedBy: z.string(),
        onEvidence: z.string(),
      }),
    })
    .describe('A finding was closed, by whom and on what evidence.'),
  z
    .object({
      type: z.literal('QaFindingReopened'),
      data: z.object({ reopenedOn: z.iso.date(), because: z.string() }),
    })
    .describe('A closed finding was opened again.'),
  z
    .object({
      type: z.literal('QaFindingShared'),
      data: z.object({
        with: z.string(),
        sharedOn: z.iso.date(),
        /** An alert asks the other authority to look at its own children there. */
        alert: z.boolean(),
      }),
    })
    .describe('A finding was shared with another organisation, or it was alerted to it.'),
]);
export type FindingEvent = z.infer<typeof FindingEvent>;
