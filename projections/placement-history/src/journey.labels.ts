import type { Labels } from './detail.js';

export const referralLabels: Labels = {
  submittedOn: ['Submitted on', 'date'],
  referredBy: ['Referred by', 'text'],
  reason: ['Reason for the referral', 'text'],
  schoolUrn: ['School (URN)', 'text'],
  team: ['First team', 'text'],
  lot: ['Lot', 'text'],
  requestedStartOn: ['Start asked for', 'date'],
  from: ['From', 'text'],
  to: ['To', 'text'],
  requestedOn: ['Requested on', 'date'],
  dueOn: ['Due on', 'date'],
  receivedOn: ['Received on', 'date'],
  cause: ['Because', 'text'],
  fundingLine: ['Section 251 line', 'text'],
  costCentre: ['Cost centre', 'text'],
  outcome: ['Outcome', 'text'],
};

export const referralIdentityLabels: Labels = { referralRef: ['Referral reference', 'text'] };

export const referralNeedsLabels: Labels = {
  needs: ['Needs', 'text'],
  risk: ['Risk', 'text'],
  safeguardingRef: ['Safeguarding file', 'text'],
};

export const referralNarrativeLabels: Labels = {
  childView: ['View of the child', 'text'],
  parentView: ['View of the parents', 'text'],
  informationWanted: ['Information wanted', 'text'],
};

export const approachLabels: Labels = {
  approachedOn: ['Approached on', 'date'],
  respondBy: ['Answer due on', 'date'],
  acceptedOn: ['Accepted on', 'date'],
  sessionsAWeek: ['Sessions a week offered', 'integer'],
  canStartOn: ['Can start on', 'date'],
  pricePence: ['Price quoted', 'pence'],
  priceBasis: ['Price for each', 'text'],
  declinedOn: ['Declined on', 'date'],
  withdrawnOn: ['Withdrawn on', 'date'],
  reason: ['Reason given', 'text'],
};

export const approachNarrativeLabels: Labels = { words: ['The provider wrote', 'text'] };

export const panelLabels: Labels = {
  members: ['Members present', 'text'],
  interests: ['Interests declared', 'text'],
  options: ['Options considered', 'text'],
  outcome: ['Outcome', 'text'],
  tier: ['Tier', 'integer'],
  maximumWeeks: ['At most so many weeks', 'integer'],
  fundingLine: ['Section 251 line', 'text'],
  approvedWeeklyPence: ['Approved cost a week', 'pence'],
  approvedTotalPence: ['Approved cost in all', 'pence'],
  approvedUntil: ['Approved until', 'date'],
  approver: ['Approved by', 'text'],
  limitPence: ['Limit of the approver', 'pence'],
  providers: ['Providers chosen', 'text'],
  splitReason: ['Reason for a split package', 'text'],
  unregisteredReason: ['Reason for an unregistered provider', 'text'],
  outOfAreaReason: ['Reason for provision out of area', 'text'],
  roll: ['Roll', 'text'],
  buyingRoute: ['Buying route', 'text'],
  approachedProviderIds: ['Providers approached', 'text'],
  appealedOn: ['Appealed on', 'date'],
  by: ['Appealed by', 'text'],
  decidedOn: ['Decided on', 'date'],
  approvedOn: ['Approved on', 'date'],
  excess: ['Beyond the decision in', 'text'],
};

export const panelNarrativeLabels: Labels = {
  memberNames: ['Names of the members', 'text'],
  interestsInWords: ['Interests in words', 'text'],
  discussion: ['Discussion', 'text'],
  rationale: ['Rationale', 'text'],
  intendedOutcome: ['Intended outcome', 'text'],
  grounds: ['Grounds', 'text'],
};
