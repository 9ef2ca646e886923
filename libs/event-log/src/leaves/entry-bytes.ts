import { hash } from 'node:crypto';
import { InstantText } from './instant-text.js';
import type { Field } from './tuples.js';

/** The columns of a stored event, in the order in which their fields stand. */
export const ENTRY_COLUMNS = `position::int8, stream_id, revision::int8, event_id::uuid, type,
  schema_version::int2, recorded_at::timestamptz, envelope, data, sealed`;

const LINE_FEED = 0x0a;
const HYPHEN = 0x2d;
const HEX = Buffer.from('0123456789abcdef');
// What an entry holds besides the stream's id and the type, and the log's id.
const OTHER_BYTES = 400;

/** Makes leaves from the bytes of stored events, without texts between: see `entryOf`, `leafOf`. */
export class EntryBytes {
  readonly #instants = new InstantText();
  #entry: Buffer;
  readonly #begin: number;
  #at = 0;

  constructor(logId: string) {
    const head = Buffer.from(`\0placement-ledger/event/1\n${logId}\n`);
    this.#begin = head.length;
    this.#entry = Buffer.concat([head], head.length + 4_000);
  }

  /**
   * @param bytes of the event; its data is moved beside its envelope
   * @param instant when it was recorded, in microseconds since 2000
   * @returns the leaf, a character for each byte
   */
  leafOf(bytes: Buffer, fields: readonly Field[], instant: number): string {
    const [position, stream, revision, eventId, type, version, , envelope, data, sealed] =
      fields as Fields;
    this.#reserve(Math.max(stream.length, 0) + Math.max(type.length, 0));
    this.#line(String(int8(bytes, position.begin)));
    this.#copy(bytes, stream);
    this.#entry[this.#at++] = LINE_FEED;
    this.#line(String(int8(bytes, revision.begin)));
    this.#uuid(bytes, eventId.begin);
    this.#copy(bytes, type);
    this.#line(` ${bytes.readInt16BE(version.begin)}`);
    this.#line(this.#instants.of(instant));
    this.#line(contentDigest(bytes, envelope, data));
    this.#line(sealed.length < 0 ? '-' : digest(bytes, sealed.begin, sealed.length));
    return hash('sha256', this.#entry.subarray(0, this.#at), 'binary');
  }

  #reserve(copied: number): void {
    const length = this.#begin + copied + OTHER_BYTES;
    if (length > this.#entry.length) this.#entry = Buffer.concat([this.#entry], length);
    this.#at = this.#begin;
  }

  #line(ascii: string): void {
    for (let n = 0; n < ascii.length; n += 1) this.#entry[this.#at++] = ascii.charCodeAt(n);
    this.#entry[this.#at++] = LINE_FEED;
  }

  #copy(bytes: Buffer, { begin, length }: Field): void {
    for (let n = begin; n < begin + length; n += 1) this.#entry[this.#at++] = bytes[n] as number;
  }

  #uuid(bytes: Buffer, begin: number): void {
    for (let n = 0; n < 16; n += 1) {
      if (n === 4 || n === 6 || n === 8 || n === 10) this.#entry[this.#at++] = HYPHEN;
      const byte = bytes[begin + n] as number;
      this.#entry[this.#at++] = HEX[byte >> 4] as number;
      this.#entry[this.#at++] = HEX[byte & 15] as number;
    }
    this.#entry[this.#at++] = LINE_FEED;
  }
}

type Fields = [Field, Field, Field, Field, Field, Field, Field, Field, Field, Field];

/** A bigint of PostgreSQL; beyond 2^53 it is not exact, and no event has such a number. */
export const int8 = (bytes: Buffer, begin: number): number =>
  bytes.readInt32BE(begin) * 2 ** 32 + bytes.readUInt32BE(begin + 4);

const digest = (bytes: Buffer, begin: number, length: number): string =>
  hash('sha256', bytes.subarray(begin, begin + length), 'hex');

// The digest is of the envelope, a line feed and the data: so the data is moved up to it.
function contentDigest(bytes: Buffer, envelope: Field, data: Field): string {
  const begin = envelope.begin + Math.max(envelope.length, 0);
  bytes[begin] = LINE_FEED;
  const length = Math.max(data.length, 0);
  bytes.copyWithin(begin + 1, data.begin, data.begin + length);
  return digest(bytes, envelope.begin, begin + 1 + length - envelope.begin);
}
