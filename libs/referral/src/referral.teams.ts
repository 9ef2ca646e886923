import { type DataOf, type Decided, given } from '@ledger/kernel';
import type { ReferralCommand } from './referral.commands.js';
import type { ReferralEvent } from './referral.events.js';
import { refuse } from './referral.refusals.js';
import {
  DEFAULT_TEAM,
  type Offer,
  ownerOf,
  pendingOffer,
  type Referral,
  type SubmittedReferral,
} from './referral.state.js';
import { known, mustAllow, mustFollow } from './referral.steps.js';

type Events = Decided<ReferralEvent>[];
type Asked<T extends ReferralCommand['type']> = DataOf<ReferralCommand, T>;

/** The hub gives away what it owns; a team that owns it offers it instead. */
export function allocate(
  state: Referral,
  { to, acceptedOn }: Asked<'AllocateReferralToTeam'>,
): Events {
  const referral = known(state);
  const { allocation, details } = referral;
  if (allocation && allocation.to === to && allocation.on === acceptedOn) return [];
  const owner = ownerOf(referral);
  if (isFirstTeam(referral, to)) return [];
  if (allocation !== null || owner !== DEFAULT_TEAM)
    throw refuse('referral-already-allocated', { team: owner }, 'to');
  mustBeAnother(owner, to);
  mustAllow(referral, 'AllocateReferralToTeam');
  mustNotBeOffered(referral);
  mustFollow(acceptedOn, earliestMove(referral), 'acceptedOn');
  const { pupilId } = details;
  const data = { pupilId, from: owner, to, acceptedOn };
  return [{ type: 'ReferralAllocatedToTeam', data, effectiveOn: acceptedOn, pupilId }];
}

/** The owner keeps it until the other team accepts. */
export function offer(state: Referral, asked: Asked<'OfferReferralTransfer'>): Events {
  const referral = known(state);
  const { to, offeredOn } = asked;
  if (referral.offers.some(({ offered }) => offered.to === to && offered.offeredOn === offeredOn))
    return [];
  mustAllow(referral, 'OfferReferralTransfer');
  mustNotBeOffered(referral);
  const from = ownerOf(referral);
  mustBeAnother(from, to);
  mustFollow(offeredOn, earliestMove(referral), 'offeredOn');
  const { pupilId } = referral.details;
  const data = given({ pupilId, from, ...asked });
  return [{ type: 'ReferralTransferOffered', data, effectiveOn: offeredOn, pupilId }];
}

export function accept(
  state: Referral,
  { to, acceptedOn }: Asked<'AcceptReferralTransfer'>,
): Events {
  const referral = known(state);
  if (isAnswered(referral, 'accepted', { to, on: acceptedOn })) return [];
  mustAllow(referral, 'AcceptReferralTransfer');
  const { offeredOn, ...offered } = offeredTo(referral, to);
  mustFollow(acceptedOn, offeredOn, 'acceptedOn');
  const { pupilId } = offered;
  const data = { ...offered, acceptedOn };
  return [{ type: 'ReferralTransferredBetweenTeams', data, effectiveOn: acceptedOn, pupilId }];
}

export function decline(
  state: Referral,
  { to, declinedOn }: Asked<'DeclineReferralTransfer'>,
): Events {
  const referral = known(state);
  if (isAnswered(referral, 'declined', { to, on: declinedOn })) return [];
  mustAllow(referral, 'DeclineReferralTransfer');
  const { pupilId, from, offeredOn } = offeredTo(referral, to);
  mustFollow(declinedOn, offeredOn, 'declinedOn');
  const data = { pupilId, from, to, declinedOn };
  return [{ type: 'ReferralTransferDeclined', data, effectiveOn: declinedOn, pupilId }];
}

// The submission itself may have named the team.
const isFirstTeam = ({ allocation, moves, details }: SubmittedReferral, to: string): boolean =>
  allocation === null && moves.length === 0 && details.team === to && to !== DEFAULT_TEAM;

function mustBeAnother(owner: string, to: string): void {
  if (owner === to) throw refuse('referral-transfer-to-the-owner', { to }, 'to');
}

const isAnswered = (
  { offers }: SubmittedReferral,
  as: Offer['answer'],
  { to, on }: { to: string; on: string },
) =>
  offers.some(
    ({ offered, answer, answeredOn }) => answer === as && offered.to === to && answeredOn === on,
  );

function offeredTo(referral: SubmittedReferral, to: string) {
  const pending = pendingOffer(referral);
  if (pending?.to === to) return pending;
  throw refuse('referral-transfer-not-offered', { to }, 'to');
}

function mustNotBeOffered(referral: SubmittedReferral): void {
  const pending = pendingOffer(referral);
  if (pending) throw refuse('referral-transfer-pending', { to: pending.to }, 'to');
}

// Ownership is told in order, so that there is one owner on each day and no day without.
const earliestMove = ({ details, moves }: SubmittedReferral): string =>
  moves.at(-1)?.on ?? details.submittedOn;
