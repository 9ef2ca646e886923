import type { DataOf, Stated } from '@ledger/kernel';
import type { IncidentEvent } from './incident.events.js';

type Reported = DataOf<IncidentEvent, 'IncidentReported'>;
type Raised = DataOf<IncidentEvent, 'ConcernRaised'>;
export type Referral = DataOf<IncidentEvent, 'ConcernReferred'>;
export type Closing = DataOf<IncidentEvent, 'IncidentClosed'>;

/** What was said, with its reference opened, and the event that said it. */
export interface Said<T> {
  readonly what: T;
  readonly stated: Stated;
}

/** The steps: reported or raised -> referred, as often as needed -> closed. */
export interface KnownIncident {
  /** The authority that owns the record of the incident. */
  readonly authority: string;
  readonly providerId: string;
  readonly pupilId: string | undefined;
  /** The first day that it was on record. */
  readonly began: string;
  readonly reported: Said<Reported> | null;
  readonly concern: Said<Raised> | null;
  readonly referrals: readonly Referral[];
  readonly closed: Closing | null;
}

/** An incident or a concern as last known; null while it is not on record. */
export type Incident = KnownIncident | null;

export type AnyReport = Reported | Raised;

export function begun(
  state: Incident,
  data: AnyReport,
  { authority, on }: { readonly authority: string; readonly on: string },
): KnownIncident {
  const { providerId, pupilId } = data;
  if (state) return { ...state, began: on < state.began ? on : state.began };
  const nothing = { reported: null, concern: null, referrals: [], closed: null };
  return { authority, providerId, pupilId, began: on, ...nothing };
}
