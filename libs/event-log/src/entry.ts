import { hash } from 'node:crypto';
import type { Recorded } from '@ledger/kernel';
import { canonical } from './canonical.js';

/** An event's three texts as stored: canonical JSON (RFC 8785); `sealed` is null when it seals nothing. */
export interface StoredTexts {
  readonly envelope: string;
  readonly data: string;
  readonly sealed: string | null;
}

/** Hex SHA-256 of the texts: what the entry holds of them. `sealed` is `-` when there is none. */
export interface Digests {
  readonly content: string;
  readonly sealed: string;
}

export type EntryFields = Pick<
  Recorded,
  'position' | 'streamId' | 'revision' | 'eventId' | 'type' | 'schemaVersion' | 'recordedAt'
>;

const sha256 = (text: string) => hash('sha256', text, 'hex');

/** `content` is of the envelope, a line feed (0x0A) and the data; `sealed` of the sealed text. */
export const digestsOf = ({ envelope, data, sealed }: StoredTexts): Digests => ({
  content: sha256(`${envelope}\n${data}`),
  sealed: sealed === null ? '-' : sha256(sealed),
});

/**
 * The stored texts of an event, to be written or as read: canonical JSON has one form, so both give
 * the same bytes. @throws NotStorable when a value has no exact form
 */
export const textsOf = (event: Pick<Recorded, 'meta' | 'data' | 'sealed'>): StoredTexts => ({
  envelope: canonical(event.meta, 'meta'),
  data: canonical(event.data, 'data'),
  sealed: event.sealed.length === 0 ? null : canonical(event.sealed, 'sealed'),
});

/**
 * The log entry: ten lines of UTF-8, each ended by one line feed (0x0A), the last one too:
 *
 *     placement-ledger/event/1
 *     <log id>
 *     <position, decimal>
 *     <stream id>
 *     <revision, decimal>
 *     <event id, a UUID in lower case>
 *     <type> <schema version, decimal>
 *     <recordedAt, YYYY-MM-DDTHH:MM:SS.ffffffZ>
 *     <hex SHA-256 of: envelope, line feed, data>
 *     <hex SHA-256 of sealed, or a hyphen>
 *
 * Stream ids and types hold no control characters, so no line can be mistaken for another.
 */
export const entryOf = (logId: string, event: EntryFields, digests: Digests): string =>
  [
    'placement-ledger/event/1',
    logId,
    event.position,
    event.streamId,
    event.revision,
    event.eventId,
    `${event.type} ${event.schemaVersion}`,
    event.recordedAt,
    digests.content,
    digests.sealed,
    '',
  ].join('\n');

/** The Merkle leaf (RFC 9162): SHA-256 of the byte 0x00 and the entry's bytes; 32 bytes. */
export const leafOf = (entry: string): Buffer =>
  // U+0000 is the byte 0x00 in UTF-8. One call that gives text takes a quarter of the time of three
  // that give a buffer, and every event is hashed whenever the log is verified.
  Buffer.from(hash('sha256', `\0${entry}`, 'binary'), 'latin1');

/** The leaf of an event as read from the log. */
export const leafOfEvent = (logId: string, event: Recorded): Buffer =>
  leafOf(entryOf(logId, event, digestsOf(textsOf(event))));
