import type { ReferralCommand } from './referral.commands.js';
import { refuse } from './referral.refusals.js';
import type { Referral, Status, SubmittedReferral } from './referral.state.js';

type Step = Exclude<ReferralCommand['type'], 'SubmitReferral'>;

// A referral that led to a placement keeps its team for as long as the child is there, so it may
// still change hands.
const kept: readonly Status[] = ['open', 'placed'];

/** In which status of a referral each step may be taken. */
export const steps: Readonly<Record<Step, readonly Status[]>> = {
  RequestInformation: ['open'],
  ReceiveInformation: ['open', 'withdrawn', 'placed', 'refused', 'supported-otherwise'],
  AllocateReferralToTeam: kept,
  OfferReferralTransfer: kept,
  AcceptReferralTransfer: kept,
  DeclineReferralTransfer: kept,
  WithdrawReferral: ['open', 'withdrawn'],
  CloseReferral: ['open', 'placed', 'refused', 'supported-otherwise'],
  ReopenReferral: ['withdrawn', 'placed', 'refused', 'supported-otherwise'],
};

/** The referral that a step is taken with. @throws Refusal when there is none */
export function known(state: Referral): SubmittedReferral {
  if (!state) throw refuse('referral-not-submitted');
  return state;
}

/** @throws Refusal when the referral is not where this step may be taken */
export function mustAllow({ status }: SubmittedReferral, step: Step): void {
  const allowed = steps[step];
  if (allowed.includes(status)) return;
  throw refuse('referral-step-not-allowed', { status, allowed: allowed.join(' or ') });
}

/** @throws Refusal when the date is before the day of what it follows */
export function mustFollow(date: string, earliest: string, field: string): void {
  if (date < earliest) throw refuse('referral-date-too-early', { date, earliest }, field);
}
