import type { DataOf, Stated } from '@ledger/kernel';
import type { QaVisitEvent } from './qa-visit.events.js';

export type Visit = DataOf<QaVisitEvent, 'QaVisitScheduled'>;
export type Report = DataOf<QaVisitEvent, 'QaReportIssued'>;
export type Share = DataOf<QaVisitEvent, 'QaReportShared'>;

/** The statuses of a visit, each with those that it may step to. */
export const steps = {
  scheduled: ['held', 'cancelled'],
  held: ['reported'],
  reported: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;
export type VisitStatus = keyof typeof steps;

export interface KnownVisit {
  readonly status: VisitStatus;
  /** The authority that owns the record of the visit. */
  readonly authority: string;
  readonly visit: Visit;
  readonly stated: Stated;
  readonly held: { readonly heldOn: string; readonly stated: Stated } | null;
  readonly cancelled: DataOf<QaVisitEvent, 'QaVisitCancelled'> | null;
  readonly report: (Report & { readonly stated: Stated }) | null;
  readonly shared: readonly Share[];
}

/** A visit as last known; null while it is not on record. */
export type QaVisit = KnownVisit | null;

export const mayStep = (from: VisitStatus, to: VisitStatus): boolean =>
  (steps[from] as readonly string[]).includes(to);
