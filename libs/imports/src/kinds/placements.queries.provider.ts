import { type Leg, legsOf, timetableOf } from '@ledger/provision';
import { suspendedOn } from '@ledger/provider';
import { isOpenOn, patternAt, sessionsAWeek } from '@ledger/school-time';
import type { Placed, Query } from './placements.queries.js';

export const approval: Query = ({ values: { startsOn }, provider }) => {
  const { approvedFrom, approvedTo } = provider.state.details;
  const isEarly = approvedFrom !== undefined && startsOn < approvedFrom;
  const isLate = approvedTo !== undefined && startsOn > approvedTo;
  if (!isEarly && !isLate) return null;
  const span = `from ${approvedFrom ?? 'the beginning'} to ${approvedTo ?? 'no end'}`;
  return [
    'startsOn',
    'query-provider-not-approved',
    `the provider is approved ${span}, which leaves out ${startsOn}.`,
  ];
};

export const suspension: Query = ({ values: { startsOn }, provider }) => {
  if (suspendedOn(provider.state, startsOn) === null) return null;
  const sentence = `the provider takes no new placements on ${startsOn}: it is suspended.`;
  return ['startsOn', 'query-provider-suspended', sentence];
};

export const lot: Query = ({ values, provider }) => {
  const { lots } = provider.state.details;
  if (!lots || lots.includes(values.lot)) return null;
  return ['lot', 'query-lot', `the provider is recorded for the lots ${lots.join(', ')} only.`];
};

const FULL_TIME_HUNDREDTHS = 1800;
const ALL_SESSIONS = 10;

/** Full-time education elsewhere than in a school: the provider may have to register as one. */
export const registration: Query = (placed) => {
  if (placed.provider.state.details.registered) return null;
  const legs = legsThere(placed);
  const hundredths = legs.reduce((sum, { terms }) => sum + (terms.hundredthHoursPerWeek ?? 0), 0);
  const { startsOn } = placed.values;
  const sessions = legs.reduce(
    (sum, leg) => sum + sessionsAWeek(patternAt(timetableOf(leg), startsOn)),
    0,
  );
  if (hundredths < FULL_TIME_HUNDREDTHS && sessions < ALL_SESSIONS) return null;
  return [
    'providerRef',
    'query-registration-threshold',
    'the child is full-time (18 hours or ten sessions a week) with a provider that is not ' +
      'registered; check whether it must register.',
  ];
};

function legsThere({ provision, provider, values }: Placed): readonly Leg[] {
  return legsOf(provision).filter(
    (leg) => leg.providerId === provider.id && isOpenOn(timetableOf(leg), values.startsOn),
  );
}
