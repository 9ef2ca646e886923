import { z } from 'zod';
import {
  InformationSource,
  ReferralOutcome,
  ReferralReason,
  ReferredBy,
  ReopeningCause,
  TransferCause,
} from './referral.events.js';
import {
  InformationNarrative,
  ReferralIdentity,
  ReferralNeeds,
  ReferralVoices,
} from './referral.personal.js';

const team = z.string().min(1);

export const ReferralCommand = z.discriminatedUnion('type', [
  /**
   * States the whole of a referral; said again it puts right what differs. With an end it submits a
   * referral that is already over, as an import of past years does.
   */
  z.object({
    type: z.literal('SubmitReferral'),
    data: z.strictObject({
      pupilId: z.uuid(),
      referredBy: ReferredBy,
      reason: ReferralReason,
      submittedOn: z.iso.date(),
      /** The hub where none is named. */
      team: team.optional(),
      schoolUrn: z
        .string()
        .regex(/^\d{5,6}$/)
        .optional(),
      lot: z.string().min(1).optional(),
      requestedStartOn: z.iso.date().optional(),
      ...ReferralIdentity.shape,
      ...ReferralNeeds.shape,
      ...ReferralVoices.shape,
      withdrawnOn: z.iso.date().optional(),
      closedOn: z.iso.date().optional(),
      outcome: ReferralOutcome.optional(),
    }),
  }),
  z.object({
    type: z.literal('RequestInformation'),
    data: z.strictObject({
      informationId: z.uuid(),
      from: InformationSource,
      requestedOn: z.iso.date(),
      dueOn: z.iso.date().optional(),
      ...InformationNarrative.shape,
    }),
  }),
  z.object({
    type: z.literal('ReceiveInformation'),
    data: z.strictObject({ informationId: z.uuid(), receivedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('AllocateReferralToTeam'),
    data: z.strictObject({ to: team, acceptedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('OfferReferralTransfer'),
    data: z.strictObject({
      to: team,
      offeredOn: z.iso.date(),
      cause: TransferCause,
      fundingLine: z
        .string()
        .regex(/^\d+\.\d+\.\d+$/)
        .optional(),
      costCentre: z.string().min(1).optional(),
    }),
  }),
  z.object({
    type: z.literal('AcceptReferralTransfer'),
    data: z.strictObject({ to: team, acceptedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('DeclineReferralTransfer'),
    data: z.strictObject({ to: team, declinedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('WithdrawReferral'),
    data: z.strictObject({ withdrawnOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('CloseReferral'),
    data: z.strictObject({ closedOn: z.iso.date(), outcome: ReferralOutcome }),
  }),
  z.object({
    type: z.literal('ReopenReferral'),
    data: z.strictObject({ reopenedOn: z.iso.date(), cause: ReopeningCause }),
  }),
]);
export type ReferralCommand = z.infer<typeof ReferralCommand>;
