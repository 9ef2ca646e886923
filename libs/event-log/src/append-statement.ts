import { bigintArray, intArray, textArray, uuidArray } from './binary-array.js';
import { microseconds } from './instant.js';
import type { Prepared, PreparedEvent } from './prepare.js';

const VALUES = 18;
const text = `select ledger.append(${Array.from({ length: VALUES }, (_, n) => `$${n + 1}`).join(', ')}) as answer`;

/** The call that appends a batch, in one round trip. Its order of values is append.sql's. */
export function appendStatement(logId: string, batch: readonly Prepared[]) {
  const values = [logId, ...requestValues(batch), ...eventValues(batch)];
  return { name: 'ledger-append', text, values };
}

const givenUs = ({ recordedAt }: Prepared): number | null =>
  recordedAt === null ? null : Number(microseconds(recordedAt));

function requestValues(batch: readonly Prepared[]): Buffer[] {
  const counts = batch.map(({ events }) => events.length);
  let taken = 0;
  const before = counts.map((count) => (taken += count) - count);
  return [
    textArray(batch.map(({ requestId }) => requestId)),
    textArray(batch.map(({ requestHash }) => requestHash)),
    textArray(batch.map(({ streamId }) => streamId)),
    bigintArray(batch.map(({ expected }) => expected)),
    bigintArray(batch.map(givenUs)),
    bigintArray(before),
    bigintArray(counts),
  ];
}

function eventValues(batch: readonly Prepared[]): Buffer[] {
  const events = batch.flatMap((request) => request.events);
  const of = (pick: (event: PreparedEvent) => string | null) => textArray(events.map(pick));
  return [
    intArray(batch.flatMap((request, n) => request.events.map(() => n + 1))),
    intArray(batch.flatMap((request) => request.events.map((_, index) => index))),
    textArray(batch.flatMap((request) => request.events.map(() => request.streamId))),
    uuidArray(events.map(({ eventId }) => eventId)),
    of(({ type }) => type),
    intArray(events.map(({ schemaVersion }) => schemaVersion)),
    of(({ texts }) => texts.envelope),
    of(({ texts }) => texts.data),
    of(({ texts }) => texts.sealed),
    of(({ digests }) => `${digests.content}\n${digests.sealed}\n`),
  ];
}
