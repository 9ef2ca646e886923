import type { AppendOutcome } from '@ledger/kernel';
import type { Prepared } from './prepare.js';

const text = `select * from ledger.append(${Array.from({ length: 21 }, (_, n) => `$${n + 1}`).join(', ')})`;

/** The call that appends a batch, in one round trip. Its order of values is append.sql's. */
export function appendStatement(logId: string, batch: readonly Prepared[]) {
  const events = batch.flatMap((request, n) =>
    request.events.map((event, index) => ({
      request,
      number: n + 1,
      event,
      index,
      last: index === request.events.length - 1,
    })),
  );
  const values = [
    logId,
    batch.map(({ requestId }) => requestId),
    batch.map(({ requestHash }) => requestHash),
    batch.map(({ streamId }) => streamId),
    batch.map(({ expected }) => expected),
    batch.map(({ recordedAt }) => recordedAt),
    batch.map((request) => request.events.length),
    events.map(({ number }) => number),
    events.map(({ index }) => index),
    events.map(({ last, request }) => (last ? request.requestId : null)),
    events.map(({ last, request }) => (last ? request.requestHash : null)),
    events.map(({ request }) => request.streamId),
    events.map(({ request }) => request.recordedAt),
    events.map(({ event }) => event.eventId),
    events.map(({ event }) => event.type),
    events.map(({ event }) => event.schemaVersion),
    events.map(({ event }) => event.texts.envelope),
    events.map(({ event }) => event.texts.data),
    events.map(({ event }) => event.texts.sealed),
    events.map(({ event }) => event.digests.content),
    events.map(({ event }) => event.digests.sealed),
  ];
  return { name: 'ledger-append', text, values };
}

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

/** A request that the log refuses for what it is, wherever the log is kept. */
export const rejected = (code: keyof typeof reasons): AppendOutcome => ({
  outcome: 'rejected',
  code,
  reason: reasons[code],
});
