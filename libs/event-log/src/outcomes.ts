import type { AppendOutcome } from '@ledger/kernel';

/** One row of the answer; `request` counts from 1. */
export interface OutcomeRow {
  readonly request: number;
  readonly outcome: string;
  readonly first_position: number;
  readonly last_position: number;
  readonly revision: number;
  readonly recorded_at: string;
}

/** The outcomes in the order of the requests. */
export function outcomesOf(rows: readonly OutcomeRow[]): AppendOutcome[] {
  return rows.toSorted((a, b) => a.request - b.request).map(outcomeOf);
}

const reasons = {
  'request-id-reused': 'Another command was recorded with the same request id.',
  'recorded-at-not-allowed': 'Only a simulated log lets a request say when it is recorded.',
} as const;

/** A request that the log refuses for what it is, wherever the log is kept. */
export const rejected = (code: keyof typeof reasons): AppendOutcome => ({
  outcome: 'rejected',
  code,
  reason: reasons[code],
});

function outcomeOf(row: OutcomeRow): AppendOutcome {
  const { outcome, revision } = row;
  if (outcome === 'conflict') return { outcome, actualRevision: revision };
  if (outcome === 'appended' || outcome === 'duplicate') {
    return {
      outcome,
      firstPosition: row.first_position,
      lastPosition: row.last_position,
      revision,
      recordedAt: row.recorded_at,
    };
  }
  return rejected(outcome as keyof typeof reasons);
}
