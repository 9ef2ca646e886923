import {
  type Asked,
  type DueSource,
  type Policy,
  type PolicyReport,
  policies,
  runPolicies,
} from '@ledger/policies';
import { londonDateOf } from '@ledger/school-time';
import type { Ledger } from './ledger.js';

/** Every policy, and where what is due is read from. */
export interface PolicyTable {
  readonly policies: readonly Policy[];
  readonly due: readonly DueSource[];
}

/** Every policy, asked about what the worklist holds. */
export const policyTable = (worklist: DueSource): PolicyTable => ({ policies, due: [worklist] });

/** The day that was asked for cannot be had. */
export class PolicyDayWrong extends Error {
  override name = 'PolicyDayWrong';
}

export interface PoliciesRun {
  /** YYYY-MM-DD; the log's own day where none is given. */
  readonly today?: string;
  /** Simulated logs only: an instant; at six in the morning of the day where none is given. */
  readonly recordedAt?: string;
  /** Only the policies that are looked at then; all where none is given. */
  readonly runs?: Policy['runs'];
  readonly signal?: AbortSignal;
  readonly onAsked?: (asked: Asked) => void;
}

/**
 * Asks the policies about everything that is due, as of the log's end.
 * @throws PolicyDayWrong for a day still to come, which only a simulated log can be set to
 */
export async function policiesRun(ledger: Ledger, run: PoliciesRun): Promise<PolicyReport> {
  const { runs, recordedAt, ...rest } = run;
  const today = run.today ?? (await ledger.today());
  if (!ledger.log.simulated) refuseFuture(today);
  const { position } = await ledger.log.head();
  const due = await Promise.all(ledger.policies.due.map((source) => source(today, position)));
  const policies = ledger.policies.policies.filter((one) => !runs || one.runs === runs);
  const clock = recordedAt ?? (ledger.log.simulated ? `${today}T06:00:00Z` : undefined);
  return runPolicies(ledger, {
    ...rest,
    policies,
    items: due.flat(),
    today,
    ...(clock !== undefined && { recordedAt: clock }),
  });
}

function refuseFuture(today: string): void {
  const now = londonDateOf(new Date().toISOString());
  if (today > now) throw new PolicyDayWrong(`${today} is still to come: this log's day is ${now}.`);
}
