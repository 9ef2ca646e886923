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
import { AppealNarrative, ConsideredNarrative, DecisionNarrative } from './panel.personal.js';

const pence = z.int().nonnegative();
const item = { referralId: z.uuid() };
const memberId = z.string().min(1);
const approver = z.strictObject({
  memberId,
  role: z.string().min(1),
  limitPence: pence.optional(),
});
const approval = {
  approvedWeeklyPence: pence.optional(),
  approvedTotalPence: pence.optional(),
  approvedUntil: z.iso.date().optional(),
};

/** What the record says of a provider, read before the panel decides on it. */
const ProviderFacts = z.strictObject({
  providerId: z.uuid(),
  authority: z.string(),
  registered: z.boolean(),
});

export const PanelCommand = z.discriminatedUnion('type', [
  /** Said again with another day it moves the meeting. */
  z.object({
    type: z.literal('SchedulePanel'),
    data: z.strictObject({
      panelRef: z.string().min(1),
      kind: PanelKind,
      heldOn: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('PutReferralOnAgenda'),
    data: z.strictObject({
      ...item,
      /** What the referral says, read before it is put on the agenda. */
      referral: z.strictObject({ pupilId: z.uuid(), status: z.string() }),
    }),
  }),
  z.object({ type: z.literal('TakeReferralOffAgenda'), data: z.strictObject(item) }),
  z.object({
    type: z.literal('ConsiderReferral'),
    data: z.strictObject({
      ...item,
      members: z
        .array(
          z.strictObject({ memberId, role: z.string().min(1), organisation: z.string().min(1) }),
        )
        .min(1),
      interests: z.array(z.strictObject({ memberId, kind: InterestKind })).optional(),
      options: z.array(PanelOption).min(1),
      ...ConsideredNarrative.shape,
    }),
  }),
  z.object({
    type: z.literal('DecideReferral'),
    data: z.strictObject({
      ...item,
      outcome: PanelOutcome,
      tier: z.int().min(1).max(3).optional(),
      maximumWeeks: z.int().positive().optional(),
      fundingLine: z
        .string()
        .regex(/^\d+\.\d+\.\d+$/)
        .optional(),
      ...approval,
      approver: approver.optional(),
      providers: z.array(ProviderFacts).optional(),
      splitReason: SplitReason.optional(),
      unregisteredReason: UnregisteredReason.optional(),
      outOfAreaReason: OutOfAreaReason.optional(),
      roll: z.enum(['C', 'M', 'S']).optional(),
      buyingRoute: BuyingRoute.optional(),
      approachedProviderIds: z.array(z.uuid()).optional(),
      /** The child's authority on the day of the meeting. */
      childAuthority: z.string(),
      ...DecisionNarrative.shape,
    }),
  }),
  z.object({
    type: z.literal('AppealDecision'),
    data: z.strictObject({
      ...item,
      appealedOn: z.iso.date(),
      by: Appellant,
      ...AppealNarrative.shape,
    }),
  }),
  z.object({
    type: z.literal('DecideAppeal'),
    data: z.strictObject({
      ...item,
      decidedOn: z.iso.date(),
      outcome: AppealOutcome,
      ...AppealNarrative.shape,
    }),
  }),
  z.object({
    type: z.literal('GiveSecondApproval'),
    data: z.strictObject({
      ...item,
      placementId: z.uuid(),
      approvedOn: z.iso.date(),
      approver,
      ...approval,
      excess: z.array(ExcessKind).min(1),
    }),
  }),
]);
export type PanelCommand = z.infer<typeof PanelCommand>;
