import type { AppendOutcome, AppendRequest, EventToAppend } from '@ledger/kernel';
import { type Digests, type StoredTexts, digestsOf, textsOf } from './entry.js';
import { normalInstant } from './instant.js';
import { NotStorable, checkText } from './storable.js';

export const MAX_EVENT_BYTES = 1_000_000;
export const MAX_BATCH_BYTES = 4_000_000;
export const MAX_BATCH_EVENTS = 1_000;

export interface PreparedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly texts: StoredTexts;
  readonly digests: Digests;
}

/** A request as it is stored: checked, its JSON made, its digests computed. */
export interface Prepared {
  readonly requestId: string;
  readonly requestHash: string;
  readonly streamId: string;
  /** A revision, -1 for none, -2 for any. */
  readonly expected: number;
  readonly recordedAt: string | null;
  readonly events: readonly PreparedEvent[];
  readonly bytes: number;
}

type Rejected = Extract<AppendOutcome, { outcome: 'rejected' }>;

/** Checks a request and makes ready what is stored of it. */
export function prepare(request: AppendRequest): Prepared | Rejected {
  try {
    return prepared(request);
  } catch (error) {
    if (!(error instanceof NotStorable)) throw error;
    return { outcome: 'rejected', code: error.code, reason: error.message };
  }
}

function prepared(request: AppendRequest): Prepared {
  checkName(request.requestId, 'The request id');
  checkName(request.requestHash, 'The request hash');
  checkName(request.streamId, 'The stream id');
  if (request.events.length === 0) throw new NotStorable('no-events', 'The request has no events.');
  const events = request.events.map(preparedEvent);
  const bytes = events.reduce((sum, event) => sum + size(event.texts), 0);
  if (events.length > MAX_BATCH_EVENTS || bytes > MAX_BATCH_BYTES) {
    throw tooLarge(`The request has ${events.length} events of ${bytes} bytes`, MAX_BATCH_BYTES);
  }
  return {
    requestId: request.requestId,
    requestHash: request.requestHash,
    streamId: request.streamId,
    expected: expected(request),
    recordedAt: clock(request.recordedAt),
    events,
    bytes,
  };
}

function preparedEvent(event: EventToAppend): PreparedEvent {
  checkEventId(event.eventId);
  checkName(event.type, 'The event type');
  if (!(event.schemaVersion > 0 && event.schemaVersion < 32_768)) {
    throw new NotStorable('number-not-allowed', 'The schema version is not from 1 to 32767.');
  }
  const texts = textsOf(event);
  if (size(texts) > MAX_EVENT_BYTES) {
    throw tooLarge(`The event ${event.type} has ${size(texts)} bytes`, MAX_EVENT_BYTES);
  }
  const { eventId, type, schemaVersion } = event;
  return { eventId, type, schemaVersion, texts, digests: digestsOf(texts) };
}

const tooLarge = (what: string, most: number) =>
  new NotStorable('too-large', `${what}; the log takes ${most} at most.`);

const size = ({ envelope, data, sealed }: StoredTexts): number =>
  Buffer.byteLength(envelope) + Buffer.byteLength(data) + Buffer.byteLength(sealed ?? '');

// A line feed in one of these could make one entry look like another.
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

function checkName(text: string, where: string): void {
  checkText(text, where);
  if (text === '' || text.length > 500 || control.test(text)) {
    throw new NotStorable('text-not-allowed', `${where} is not 1 to 500 plain characters.`);
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function checkEventId(eventId: string): void {
  if (uuid.test(eventId)) return;
  throw new NotStorable('text-not-allowed', `The event id ${eventId} is not a lower-case UUID.`);
}

function expected({ expectedRevision }: AppendRequest): number {
  if (expectedRevision === 'none') return -1;
  if (expectedRevision === 'any') return -2;
  if (Number.isSafeInteger(expectedRevision) && expectedRevision >= -1) return expectedRevision;
  throw new NotStorable('number-not-allowed', `No stream has the revision ${expectedRevision}.`);
}

function clock(recordedAt: string | undefined): string | null {
  try {
    return recordedAt === undefined ? null : normalInstant(recordedAt);
  } catch {
    throw new NotStorable('text-not-allowed', `${recordedAt} is not an RFC 3339 instant.`);
  }
}
