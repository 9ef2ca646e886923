import type { AppendOutcome } from '@ledger/kernel';
import { instantText } from './instant.js';

const LISTS = 5;
const codes = [
  'appended',
  'duplicate',
  'conflict',
  'request-id-reused',
  'recorded-at-not-allowed',
] as const;

/**
 * The outcomes of a batch in the order of its requests, from the answer of append.sql: the position
 * before it and five lists of whole numbers.
 */
export function outcomesOf(answer: readonly number[]): AppendOutcome[] {
  const count = (answer.length - 1) / LISTS;
  return Array.from({ length: count }, (_, request) => outcomeAt(answer, count, request));
}

function outcomeAt(answer: readonly number[], count: number, request: number): AppendOutcome {
  const item = (list: number): number => answer[1 + list * count + request] ?? Number.NaN;
  const outcome = codes[item(0)] ?? 'conflict';
  const revision = item(1);
  const before = item(2);
  const events = item(3);
  if (outcome === 'conflict') return { outcome, actualRevision: revision };
  if (outcome !== 'appended' && outcome !== 'duplicate') return rejected(outcome);
  const first = (answer[0] ?? Number.NaN) + before + 1;
  return {
    outcome,
    firstPosition: first,
    lastPosition: first + events - 1,
    revision: revision + events,
    recordedAt: instantText(BigInt(item(4) + before + events)),
  };
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
