import type { Finding } from './finding.state.js';

/** A placement with the provider of a finding, as plain facts; dates are its first and last day. */
export interface LegThere {
  /** The authority that placed the child. */
  readonly authority: string;
  readonly startsOn: string;
  readonly endedOn?: string | undefined;
}

const GRAVE: ReadonlySet<string> = new Set(['high', 'critical']);

/**
 * The authorities to alert to a finding, in order of their codes: those that have a child there on
 * the day it was raised or later, other than its owner and those alerted before. Empty unless it is
 * grave or an immediate risk, and open.
 */
export function authoritiesToAlert(finding: Finding, legs: readonly LegThere[]): readonly string[] {
  if (!finding || finding.status === 'closed') return [];
  const { raised, authority: owner, shared } = finding;
  if (!raised.immediateRisk && !GRAVE.has(raised.severity)) return [];
  const told = new Set(shared.filter(({ alert }) => alert).map((each) => each.with));
  const there = legs.filter(({ endedOn }) => endedOn === undefined || endedOn >= raised.raisedOn);
  return [...new Set(there.map(({ authority }) => authority))]
    .filter((authority) => authority !== owner && !told.has(authority))
    .sort();
}
