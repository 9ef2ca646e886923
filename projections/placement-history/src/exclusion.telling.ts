import type { ExclusionEvent } from '@ledger/exclusion/events';
import type { SupportEvent } from '@ledger/support/events';
import type { Labels } from './detail.js';
import { journeyTold } from './journey.telling.js';
import type { Tell, Values } from './telling.js';

const exclusionLabels: Labels = {
  startsOn: ['Starts on', 'date'],
  firstDay: ['First school day', 'date'],
  schoolUrn: ['School (URN)', 'text'],
  reason: ['Reason', 'text'],
  sessions: ['Sessions', 'integer'],
  endsOn: ['Ends on', 'date'],
  decidedOn: ['Decided on', 'date'],
  rescindedOn: ['Rescinded on', 'date'],
  upheldOn: ['Upheld on', 'date'],
  reinstatedOn: ['Reinstated on', 'date'],
  outcome: ['Outcome', 'text'],
};

const ofExclusion = {
  clear: exclusionLabels,
  identity: { suspensionRef: ['Reference of the exclusion', 'text'] },
  narrative: { circumstances: ['What happened', 'text'] },
} as const;

const supportLabels: Labels = {
  strategy: ['Strategy', 'text'],
  startsOn: ['Starts on', 'date'],
  plannedEndOn: ['Planned end date', 'date'],
  absentFrom: ['Away from', 'date'],
  notifiedOn: ['Authority told on', 'date'],
  expectedDays: ['School days expected away', 'integer'],
  endedOn: ['Ended on', 'date'],
  schoolUrn: ['School (URN)', 'text'],
  provider: ['Provider', 'text'],
  lot: ['Lot', 'text'],
  sessions: ['Sessions', 'integer'],
  sessionsDelivered: ['Sessions delivered', 'integer'],
  hours: ['Hours', 'text'],
  costPence: ['Cost', 'pence'],
  outcome: ['Outcome', 'text'],
};

const ofSupport = {
  clear: supportLabels,
  narrative: {
    provider: ['Provider in words', 'text'],
    childView: ['View of the child', 'text'],
    parentView: ['View of the parent or carer', 'text'],
    notes: ['Notes', 'text'],
  },
} as const;

const exclusion = (what: (data: Values) => string) =>
  journeyTold(ofExclusion, (data) => ({ what: what(data), data }));

const support = (what: string) =>
  journeyTold(ofSupport, (data, { providers }) => ({
    what,
    data: {
      ...data,
      provider: given(data['providerId'], (id) => providers.get(String(id)) ?? 'a provider'),
      hours: given(data['hoursHundredths'], (hundredths) => String(Number(hundredths) / 100)),
    },
  }));

const given = (value: unknown, shown: (value: unknown) => string) =>
  value === undefined ? undefined : shown(value);

const suspended = exclusion(() => 'Suspended from school');
const excluded = exclusion(() => 'Permanently excluded from school');
const helped = support('Support before a referral');
const helpedInSchool = support('Support in school commissioned');
const away = support('Away from school for health');

/** How the exclusions of a child are told. */
export const exclusionTellings: { readonly [T in ExclusionEvent['type']]: Tell<T> } = {
  SuspensionRecorded: suspended,
  SuspensionCorrected: suspended,
  SuspensionEnded: exclusion(() => 'Suspension ended'),
  PermanentExclusionRecorded: excluded,
  PermanentExclusionCorrected: excluded,
  SuspensionRescinded: exclusion(() => 'Suspension rescinded'),
  PermanentExclusionRescinded: exclusion(() => 'Permanent exclusion rescinded'),
  UpheldByGovernors: exclusion(() => 'Exclusion upheld by the governors'),
  ReinstatedByGovernors: exclusion(() => 'Child reinstated by the governors'),
  IrpOutcomeRecorded: exclusion(
    ({ outcome }) => `Independent review panel decided: ${String(outcome)}`,
  ),
};

/** How support and absences for health are told. */
export const supportTellings: { readonly [T in SupportEvent['type']]: Tell<T> } = {
  PreApSupportRecorded: helped,
  PreApSupportCorrected: helped,
  PreApSupportEnded: support('Support before a referral ended'),
  InSchoolSupportCommissioned: helpedInSchool,
  InSchoolSupportCorrected: helpedInSchool,
  InSchoolSupportEnded: support('Support in school ended'),
  HealthAbsenceNotified: away,
  HealthAbsenceCorrected: away,
  HealthAbsenceEnded: support('Back from an absence for health'),
};
