import { lastDayOf } from './provider.approval.js';
import type { Provider } from './provider.decider.js';
import { type Suspension, suspensionOn } from './provider.suspension.js';

/** A placement with the provider, as plain facts; dates are its first and last day. */
export interface LegThere {
  readonly pupilId: string;
  readonly placementId: string;
  /** The child's authority: it alone decides on the placement. */
  readonly authority: string;
  readonly startsOn: string;
  readonly endedOn?: string | undefined;
}

/**
 * The placements that a suspension touches, by the authority whose decision each one needs: open on
 * its first day or beginning later, or for new placements only those that begin on it or later.
 */
export function legsAffected(
  legs: readonly LegThere[],
  { scope, from }: Pick<Suspension['steps'][0], 'scope' | 'from'>,
): ReadonlyMap<string, readonly LegThere[]> {
  const isAffected = ({ startsOn, endedOn }: LegThere) =>
    (scope === 'all' || startsOn >= from) && (endedOn === undefined || endedOn >= from);
  const affected = new Map<string, readonly LegThere[]>();
  for (const leg of legs.filter(isAffected))
    affected.set(leg.authority, [...(affected.get(leg.authority) ?? []), leg]);
  return affected;
}

/** What is closed at the provider on the date: new placements, all, or nothing (null). */
export const suspendedOn = (provider: Provider, date: string) =>
  provider && suspensionOn(provider.suspensions, date);

/** Whether the provider is approved on the date, by its directory entry or by a dated approval. */
export function approvedOn(provider: Provider, date: string): boolean {
  if (!provider) return false;
  const { details, approvals } = provider;
  const latest = approvals.findLast(({ approved }) => approved.from <= date);
  if (latest) return date <= lastDayOf(latest);
  const { approvedFrom, approvedTo } = details;
  if (approvedFrom === undefined) return false;
  return approvedFrom <= date && (approvedTo === undefined || date <= approvedTo);
}
