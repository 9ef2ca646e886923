import type { ApproachEvent } from '@ledger/approach/events';
import type { PanelEvent } from '@ledger/panel/events';
import type { Seen } from '@ledger/read-model';
import type { ReferralEvent } from '@ledger/referral/events';
import { entered } from './entered.js';

/** What a panel says about a child; that it meets is about none. */
export type PanelItemEvent = Exclude<
  PanelEvent,
  { readonly type: 'PanelScheduled' | 'PanelRescheduled' }
>;
export type JourneyEvent = ReferralEvent | ApproachEvent | PanelItemEvent;

const ofJourney = {
  changes: (event: Seen<JourneyEvent>) =>
    entered(event, { pupilId: event.data.pupilId, placementId: null }),
};

/** The events on a child's way to a placement: each names the child in its data. */
export const journeyHandlers = {
  ReferralSubmitted: ofJourney,
  ReferralDetailsCorrected: ofJourney,
  InformationRequested: ofJourney,
  InformationReceived: ofJourney,
  ReferralAllocatedToTeam: ofJourney,
  ReferralTransferOffered: ofJourney,
  ReferralTransferDeclined: ofJourney,
  ReferralTransferredBetweenTeams: ofJourney,
  ReferralWithdrawn: ofJourney,
  ReferralClosed: ofJourney,
  ReferralReopened: ofJourney,
  ProviderApproached: ofJourney,
  ProviderAccepted: ofJourney,
  ProviderDeclined: ofJourney,
  ApproachWithdrawn: ofJourney,
  ReferralPutOnAgenda: ofJourney,
  ReferralTakenOffAgenda: ofJourney,
  PanelConsidered: ofJourney,
  PanelDecided: ofJourney,
  DecisionAppealed: ofJourney,
  AppealDecided: ofJourney,
  SecondApprovalGiven: ofJourney,
};
