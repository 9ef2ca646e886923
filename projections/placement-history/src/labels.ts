import type { Labels } from './detail.js';

export const childLabels: Labels = {
  from: ['From', 'date'],
  authority: ['Authority', 'text'],
  schoolUrn: ['School (URN)', 'text'],
  enrolment: ['Enrolment', 'text'],
  cohort: ['School year of birth ends in', 'text'],
  yearOffset: ['Years ahead of or behind the school year of birth', 'integer'],
};

export const mergeLabels: Labels = {
  otherPupilId: ['The other record', 'text'],
  mergedOn: ['Merged on', 'date'],
  unmergedOn: ['Unmerged on', 'date'],
};

export const identityLabels: Labels = {
  pupilRef: ['Pupil reference', 'text'],
  givenName: ['Given name', 'text'],
  familyName: ['Family name', 'text'],
  dateOfBirth: ['Date of birth', 'date'],
  upn: ['UPN', 'text'],
  sex: ['Sex', 'text'],
  ethnicity: ['Ethnicity', 'text'],
};

export const needsLabels: Labels = {
  ncYear: ['Year group', 'text'],
  senStatus: ['SEN status', 'text'],
  ehcAssessmentRequestedOn: ['EHC assessment requested on', 'date'],
  lookedAfter: ['Looked after', 'flag'],
  socialCare: ['Social care', 'text'],
  freeSchoolMeals: ['Free school meals', 'flag'],
};

export const placementLabels: Labels = {
  from: ['From', 'date'],
  expectedOn: ['Expected on', 'date'],
  startsOn: ['Starts on', 'date'],
  startedOn: ['Started on', 'date'],
  plannedEndOn: ['Planned end date', 'date'],
  endedOn: ['Ended on', 'date'],
  endReason: ['Reason for ending', 'text'],
  pattern: ['Weekly pattern', 'text'],
  rateBasis: ['Rate basis', 'text'],
  ratePence: ['Rate', 'pence'],
  costCentre: ['Cost centre', 'text'],
  contributionPence: ['School contribution for each charged day', 'pence'],
  schoolUrn: ['School (URN)', 'text'],
  commissioner: ['Commissioner', 'text'],
  arrangedBy: ['Arranged by', 'text'],
  reason: ['Reason for the placement', 'text'],
  lot: ['Lot', 'text'],
  joint: ['Joint with another placement', 'flag'],
  chargedWhenAbsent: ['Charged when absent', 'flag'],
  chargedWhenClosed: ['Charged when the provider is closed', 'flag'],
  absentDaysCharged: ['First days charged of each absence', 'integer'],
  hoursPerWeek: ['Hours a week', 'text'],
  deliveryMode: ['Delivery mode', 'text'],
  roll: ['Roll', 'text'],
  tier: ['Tier', 'text'],
  team: ['Team', 'text'],
  funders: ['Funders', 'text'],
  site: ['Site', 'text'],
  localReason: ['Local reason', 'text'],
  by: ['Paused by', 'text'],
  charged: ['Charged while paused', 'flag'],
  pauseReason: ['Reason for the pause', 'text'],
  approvedOn: ['Approved on', 'date'],
};

export const placementIdentityLabels: Labels = {
  placementRef: ['Placement reference', 'text'],
  referralRef: ['Referral reference', 'text'],
};

export const placementNarrativeLabels: Labels = {
  intendedOutcome: ['Intended outcome', 'text'],
  leadOfficer: ['Lead officer', 'text'],
};

export const markLabels: Labels = {
  date: ['Date', 'date'],
  session: ['Session', 'text'],
  code: ['Code', 'text'],
  minutesLate: ['Minutes late', 'integer'],
};

export const decisionLabels: Labels = {
  decidedOn: ['Decided on', 'date'],
  decidedBy: ['Decided by', 'text'],
  decisionRef: ['Decision', 'text'],
  onBehalfOf: ['On behalf of', 'text'],
};
