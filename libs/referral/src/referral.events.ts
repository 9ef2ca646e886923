import { z } from 'zod';

export const ReferredBy = z.enum(['school', 'send', 'virtual-school', 'hub']);

/** Why the child is referred: the reasons of a placement. */
export const ReferralReason = z.enum([
  'mental-health',
  'physical-health',
  'behaviour-support',
  'permanent-exclusion',
  'suspension',
  'other',
]);

/** Who is asked for information. */
export const InformationSource = z.enum([
  'school',
  'family',
  'send',
  'virtual-school',
  'social-care',
  'health',
  'provider',
  'other',
]);

/** Why a referral goes to another team. */
export const TransferCause = z.enum([
  'ehcp-issued',
  'ehcp-ceased',
  'became-looked-after',
  'ceased-to-be-looked-after',
  'permanent-exclusion',
  'moved-phase',
  'other',
]);

export const ReferralOutcome = z.enum(['placed', 'refused', 'supported-otherwise']);
export const ReopeningCause = z.enum(['appeal', 'new-information', 'placement-fell-through']);

const child = { pupilId: z.uuid() };

const details = {
  ...child,
  referredBy: ReferredBy,
  reason: ReferralReason,
  submittedOn: z.iso.date(),
  /** The first team that owns it. */
  team: z.string(),
  schoolUrn: z.string().optional(),
  lot: z.string().optional(),
  requestedStartOn: z.iso.date().optional(),
};

const passed = { ...child, from: z.string(), to: z.string() };

/** Why it goes to another team, and what is paid from elsewhere then. */
const terms = {
  cause: TransferCause,
  /** The section 251 line: 1.2.3 */
  fundingLine: z.string().optional(),
  costCentre: z.string().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The reference, the needs and risk
// and the words of child and parent are in the sealed parts that referral.personal.ts lists.
export const ReferralEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('ReferralSubmitted'), data: z.object(details) })
    .describe('A child was referred to alternative provision, and a team owns the referral.'),
  z
    .object({ type: z.literal('ReferralDetailsCorrected'), data: z.object(details) })
    .describe('What was recorded of a referral was put right; the first value stays visible.'),
  z
    .object({
      type: z.literal('InformationRequested'),
      data: z.object({
        ...child,
        informationId: z.uuid(),
        from: InformationSource,
        requestedOn: z.iso.date(),
        dueOn: z.iso.date().optional(),
      }),
    })
    .describe('More was asked for before a referral can be decided.'),
  z
    .object({
      type: z.literal('InformationReceived'),
      data: z.object({ ...child, informationId: z.uuid(), receivedOn: z.iso.date() }),
    })
    .describe('The information that was asked for a referral came in.'),
  z
    .object({
      type: z.literal('ReferralAllocatedToTeam'),
      data: z.object({ ...passed, acceptedOn: z.iso.date() }),
    })
    .describe('The hub gave a referral to a team, which owns it from this date.'),
  z
    .object({
      type: z.literal('ReferralTransferOffered'),
      data: z.object({ ...passed, ...terms, offeredOn: z.iso.date() }),
    })
    .describe('A team offered a referral to another; it keeps it until the other accepts.'),
  z
    .object({
      type: z.literal('ReferralTransferDeclined'),
      data: z.object({ ...passed, declinedOn: z.iso.date() }),
    })
    .describe('A team declined a referral that was offered to it; the owner stays.'),
  z
    .object({
      type: z.literal('ReferralTransferredBetweenTeams'),
      data: z.object({ ...passed, ...terms, acceptedOn: z.iso.date() }),
    })
    .describe('A team accepted a referral from another and owns it from this date.'),
  z
    .object({
      type: z.literal('ReferralWithdrawn'),
      data: z.object({ ...child, withdrawnOn: z.iso.date() }),
    })
    .describe('A referral was withdrawn by those who made it.'),
  z
    .object({
      type: z.literal('ReferralClosed'),
      data: z.object({ ...child, closedOn: z.iso.date(), outcome: ReferralOutcome }),
    })
    .describe('A referral came to its end: the child is placed, refused or supported otherwise.'),
  z
    .object({
      type: z.literal('ReferralReopened'),
      data: z.object({ ...child, reopenedOn: z.iso.date(), cause: ReopeningCause }),
    })
    .describe('A referral that had ended is open again from this date.'),
]);
export type ReferralEvent = z.infer<typeof ReferralEvent>;
