import type { ApproachEvent } from '@ledger/approach/events';
import type { ReferralEvent } from '@ledger/referral/events';
import {
  approachLabels,
  approachNarrativeLabels,
  referralIdentityLabels,
  referralLabels,
  referralNarrativeLabels,
  referralNeedsLabels,
} from './journey.labels.js';
import { journeyTold } from './journey.telling.js';
import type { Past, Tell, Values } from './telling.js';

const ofReferral = {
  clear: referralLabels,
  identity: referralIdentityLabels,
  needs: referralNeedsLabels,
  narrative: referralNarrativeLabels,
};
const ofApproach = { clear: approachLabels, narrative: approachNarrativeLabels };

const referral = (what: (data: Values) => string) =>
  journeyTold(ofReferral, (data) => ({ what: what(data), data }));

/** How the events of a referral are told. */
export const referralTellings: { readonly [T in ReferralEvent['type']]: Tell<T> } = {
  ReferralSubmitted: referral(({ team }) => `Referred, owned by the team ${String(team)}`),
  ReferralDetailsCorrected: referral(() => 'Referral'),
  InformationRequested: referral(({ from }) => `Information asked for from ${spaced(from)}`),
  InformationReceived: referral(() => 'Information for the referral received'),
  ReferralAllocatedToTeam: referral(({ to }) => `Referral given to the team ${String(to)}`),
  ReferralTransferOffered: referral(({ to }) => `Referral offered to the team ${String(to)}`),
  ReferralTransferDeclined: referral(({ to }) => `Referral declined by the team ${String(to)}`),
  ReferralTransferredBetweenTeams: referral(
    ({ from, to }) => `Referral passed from the team ${String(from)} to the team ${String(to)}`,
  ),
  ReferralWithdrawn: referral(() => 'Referral withdrawn'),
  ReferralClosed: referral(({ outcome }) => `Referral closed: ${spaced(outcome)}`),
  ReferralReopened: referral(() => 'Referral opened again'),
};

const approach = (what: (provider: string) => string) =>
  journeyTold(ofApproach, (data, past) => ({ what: what(providerNamed(data, past)), data }));

/** How the events of an approach are told. */
export const approachTellings: { readonly [T in ApproachEvent['type']]: Tell<T> } = {
  ProviderApproached: approach((provider) => `${provider} asked for a place`),
  ProviderAccepted: approach((provider) => `${provider} can take the child`),
  ProviderDeclined: approach((provider) => `${provider} cannot take the child`),
  ApproachWithdrawn: approach((provider) => `Question to ${provider} withdrawn`),
};

const providerNamed = ({ providerId }: Values, { providers }: Past): string =>
  providers.get(String(providerId)) ?? 'A provider';

const spaced = (code: unknown): string => String(code).replaceAll('-', ' ');
