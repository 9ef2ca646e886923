import { z } from 'zod';
import {
  AppealOutcome,
  Appellant,
  BuyingRoute,
  ExcessKind,
  InterestKind,
  OutOfAreaReason,
  PanelKind,
  PanelOption,
  PanelOutcome,
  SplitReason,
  UnregisteredReason,
} from './panel.codes.js';

const item = { referralId: z.uuid(), pupilId: z.uuid() };

/** Who approved, in which role, and up to how much in all. */
const approver = z.object({
  memberId: z.string(),
  role: z.string(),
  limitPence: z.int().optional(),
});

const approval = {
  approvedWeeklyPence: z.int().optional(),
  approvedTotalPence: z.int().optional(),
  approvedUntil: z.iso.date().optional(),
};

/** A provider as it stood when it was decided on. */
const provider = z.object({
  providerId: z.uuid(),
  authority: z.string(),
  registered: z.boolean(),
});

// Stored for ever. Add optional fields; never rename or remove one. Names of members, interests in
// words, the intended outcome and the rationale are in the sealed part `narrative` of the child.
export const PanelEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('PanelScheduled'),
      data: z.object({ panelRef: z.string(), kind: PanelKind, heldOn: z.iso.date() }),
    })
    .describe('A meeting of a panel was set for a day.'),
  z
    .object({ type: z.literal('PanelRescheduled'), data: z.object({ heldOn: z.iso.date() }) })
    .describe('A meeting of a panel was moved to another day.'),
  z
    .object({ type: z.literal('ReferralPutOnAgenda'), data: z.object(item) })
    .describe('A referral was put on the agenda of a panel.'),
  z
    .object({ type: z.literal('ReferralTakenOffAgenda'), data: z.object(item) })
    .describe('A referral was taken off the agenda of a panel.'),
  z
    .object({
      type: z.literal('PanelConsidered'),
      data: z.object({
        ...item,
        members: z.array(
          z.object({ memberId: z.string(), role: z.string(), organisation: z.string() }),
        ),
        interests: z.array(z.object({ memberId: z.string(), kind: InterestKind })),
        options: z.array(PanelOption),
      }),
    })
    .describe('A panel considered a referral: who sat, whose interests, which options.'),
  z
    .object({
      type: z.literal('PanelDecided'),
      data: z.object({
        ...item,
        outcome: PanelOutcome,
        tier: z.int().optional(),
        maximumWeeks: z.int().optional(),
        fundingLine: z.string().optional(),
        ...approval,
        approver: approver.optional(),
        /** Those chosen; with more than one the package is split. */
        providers: z.array(provider).optional(),
        splitReason: SplitReason.optional(),
        unregisteredReason: UnregisteredReason.optional(),
        outOfAreaReason: OutOfAreaReason.optional(),
        /** The roll that the child shall be on: C, M or S. */
        roll: z.enum(['C', 'M', 'S']).optional(),
        buyingRoute: BuyingRoute.optional(),
        approachedProviderIds: z.array(z.uuid()).optional(),
      }),
    })
    .describe('A panel decided on a referral, with cost, limit, approver and coded reasons.'),
  z
    .object({
      type: z.literal('DecisionAppealed'),
      data: z.object({ ...item, appealedOn: z.iso.date(), by: Appellant }),
    })
    .describe('The decision of a panel was appealed against.'),
  z
    .object({
      type: z.literal('AppealDecided'),
      data: z.object({ ...item, decidedOn: z.iso.date(), outcome: AppealOutcome }),
    })
    .describe('An appeal against the decision of a panel was decided.'),
  z
    .object({
      type: z.literal('SecondApprovalGiven'),
      data: z.object({
        ...item,
        placementId: z.uuid(),
        approvedOn: z.iso.date(),
        approver,
        ...approval,
        excess: z.array(ExcessKind),
      }),
    })
    .describe('A second person approved an order above or past what a panel approved.'),
]);
export type PanelEvent = z.infer<typeof PanelEvent>;
