import { bigintArray, instantArray, intArray, textArray, uuidArray } from './binary-array.js';
import { microseconds } from './instant.js';
import type { Prepared, PreparedEvent } from './prepare.js';

const text = `select * from ledger.append(${Array.from({ length: 21 }, (_, n) => `$${n + 1}`).join(', ')})`;

interface Line {
  readonly request: Prepared;
  /** The request's number from 1. */
  readonly number: number;
  readonly event: PreparedEvent;
  readonly index: number;
  readonly last: boolean;
}

/** The call that appends a batch, in one round trip. Its order of values is append.sql's. */
export function appendStatement(logId: string, batch: readonly Prepared[]) {
  const values = [logId, ...requestValues(batch), ...eventValues(batch.flatMap(linesOf))];
  return { name: 'ledger-append', text, values };
}

const linesOf = (request: Prepared, n: number): Line[] =>
  request.events.map((event, index) => ({
    request,
    number: n + 1,
    event,
    index,
    last: index === request.events.length - 1,
  }));

const given = ({ recordedAt }: Prepared): bigint | null =>
  recordedAt === null ? null : microseconds(recordedAt);

const requestValues = (batch: readonly Prepared[]): Buffer[] => [
  textArray(batch.map(({ requestId }) => requestId)),
  textArray(batch.map(({ requestHash }) => requestHash)),
  textArray(batch.map(({ streamId }) => streamId)),
  bigintArray(batch.map(({ expected }) => expected)),
  instantArray(batch.map(given)),
  intArray(batch.map(({ events }) => events.length)),
];

const eventValues = (lines: readonly Line[]): Buffer[] => [
  intArray(lines.map(({ number }) => number)),
  intArray(lines.map(({ index }) => index)),
  textArray(lines.map(({ last, request }) => (last ? request.requestId : null))),
  textArray(lines.map(({ last, request }) => (last ? request.requestHash : null))),
  textArray(lines.map(({ request }) => request.streamId)),
  instantArray(lines.map(({ request }) => given(request))),
  uuidArray(lines.map(({ event }) => event.eventId)),
  textArray(lines.map(({ event }) => event.type)),
  intArray(lines.map(({ event }) => event.schemaVersion)),
  textArray(lines.map(({ event }) => event.texts.envelope)),
  textArray(lines.map(({ event }) => event.texts.data)),
  textArray(lines.map(({ event }) => event.texts.sealed)),
  textArray(lines.map(({ event }) => event.digests.content)),
  textArray(lines.map(({ event }) => event.digests.sealed)),
];
