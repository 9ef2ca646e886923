import type { IncidentEvent } from '@ledger/incident/events';
import { detailsOf, type Labels, sealedDetails } from './detail.js';
import type { EntryRow } from './placement-history.projection.js';
import { providerIn } from './placement.telling.js';
import type { Past, Tell, Told, Values } from './telling.js';

const labels: Labels = {
  date: ['Date', 'date'],
  session: ['Session', 'text'],
  followedUpOn: ['Followed up on', 'date'],
  contact: ['Contact', 'text'],
  confirmedOn: ['Confirmed on', 'date'],
  seenBy: ['Seen by', 'text'],
  kind: ['Kind', 'text'],
  severity: ['Severity', 'text'],
  occurredOn: ['Occurred on', 'date'],
  reportedOn: ['Reported on', 'date'],
  raisedOn: ['Raised on', 'date'],
  to: ['Referred to', 'text'],
  referredOn: ['Referred on', 'date'],
  closedOn: ['Closed on', 'date'],
  outcome: ['Outcome', 'text'],
  decision: ['Decision', 'text'],
  decidedOn: ['Decided on', 'date'],
  authority: ['Decided by the authority', 'text'],
};
const referenceLabels: Labels = { reference: ['Reference', 'text'] };

type ToldHere =
  'AbsenceFollowedUp' | 'SafeAndWellConfirmed' | 'LiveChildDecided' | IncidentEvent['type'];

/** How what was done about absences, incidents and a provider's failings is told. */
export const assuranceTellings: { readonly [T in ToldHere]: Tell<T> } = {
  AbsenceFollowedUp: (data, past, entry) => ({
    what: `Absence followed up, ${data.session} at ${providerIn(past, entry)}`,
    details: detailsOf(labels, data),
  }),
  SafeAndWellConfirmed: (data, past, entry) => ({
    what: `Child confirmed safe and well, ${data.session} at ${providerIn(past, entry)}`,
    details: detailsOf(labels, data),
  }),
  LiveChildDecided: (data, past) => ({
    what: `Decided to ${data.decision} while ${named(past, data)} is under an improvement plan`,
    details: detailsOf(labels, data),
  }),
  IncidentReported: (data, past, entry) =>
    reported(`Incident reported at ${named(past, data)}`, data, entry),
  ConcernRaised: (data, past, entry) =>
    reported(`Concern raised at ${named(past, data)}`, data, entry),
  ConcernReferred: (data) => ({ what: 'Concern referred', details: detailsOf(labels, data) }),
  IncidentClosed: (data) => ({ what: 'Incident closed', details: detailsOf(labels, data) }),
};

const named = ({ providers }: Past, { providerId }: { readonly providerId: string }) =>
  providers.get(providerId) ?? 'a provider';

const reported = (what: string, data: Values, { narrative, corrects }: EntryRow): Told => ({
  what: corrects ? `${what}, put right` : what,
  details: [...detailsOf(labels, data), ...sealedDetails(referenceLabels, narrative, null)],
});
