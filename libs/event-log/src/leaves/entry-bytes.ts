import { hash } from 'node:crypto';
import { InstantText } from './instant-text.js';
import type { TupleFields } from './tuple-fields.js';

/** The columns of a stored event, in the order in which their fields stand. */
export const ENTRY_COLUMNS = `position::int8, stream_id, revision::int8, event_id::uuid, type,
  schema_version::int2, recorded_at::timestamptz, envelope, data, sealed`;

const [POSITION, STREAM, REVISION, EVENT, TYPE, VERSION] = [0, 1, 2, 3, 4, 5];
const [ENVELOPE, DATA, SEALED] = [7, 8, 9];

const LINE_FEED = 0x0a;
const HYPHEN = 0x2d;
const ZERO = 0x30;
const HEX = Buffer.from('0123456789abcdef');
// What an entry holds besides the stream's id and the type, and the log's id.
const OTHER_BYTES = 400;

/** Makes leaves from the bytes of stored events, without texts between: see `entryOf`, `leafOf`. */
export class EntryBytes {
  readonly #instants = new InstantText();
  readonly #begin: number;
  #entry: Buffer;
  // Entries are of a few lengths: the view of each is made once.
  #views: Buffer[] = [];
  #at = 0;

  constructor(logId: string) {
    const head = Buffer.from(`\0placement-ledger/event/1\n${logId}\n`);
    this.#begin = head.length;
    this.#entry = Buffer.concat([head], head.length + 4_000);
  }

  /**
   * @param bytes of the event; its data is moved beside its envelope
   * @param fields where its columns stand
   * @param instant when it was recorded, in microseconds since 2000
   * @returns the leaf, a character for each byte
   */
  leafOf(bytes: Buffer, fields: TupleFields, instant: number): string {
    this.#reserve(at(fields.lengths, STREAM) + at(fields.lengths, TYPE));
    this.#number(int8(bytes, at(fields.begins, POSITION)));
    this.#line();
    this.#copy(bytes, fields, STREAM);
    this.#line();
    this.#number(int8(bytes, at(fields.begins, REVISION)));
    this.#line();
    this.#uuid(bytes, at(fields.begins, EVENT));
    this.#line();
    this.#copy(bytes, fields, TYPE);
    this.#text(
      ` ${bytes.readInt16BE(at(fields.begins, VERSION))}\n${this.#instants.of(instant)}\n`,
    );
    this.#text(contentDigest(bytes, fields));
    this.#line();
    this.#text(sealedDigest(bytes, fields));
    this.#line();
    return hash('sha256', (this.#views[this.#at] ??= this.#entry.subarray(0, this.#at)), 'binary');
  }

  #reserve(copied: number): void {
    const length = this.#begin + copied + OTHER_BYTES;
    if (length > this.#entry.length) {
      this.#entry = Buffer.concat([this.#entry], length);
      this.#views = [];
    }
    this.#at = this.#begin;
  }

  #line(): void {
    this.#entry[this.#at++] = LINE_FEED;
  }

  #text(ascii: string): void {
    this.#at += this.#entry.write(ascii, this.#at, 'latin1');
  }

  #number(value: number): void {
    if (value < 10 && value >= 0) this.#entry[this.#at++] = ZERO + value;
    else this.#text(String(value));
  }

  #copy(bytes: Buffer, { begins, lengths }: TupleFields, column: number): void {
    const begin = at(begins, column);
    const end = begin + at(lengths, column);
    for (let n = begin; n < end; n += 1) this.#entry[this.#at++] = bytes[n] as number;
  }

  #uuid(bytes: Buffer, begin: number): void {
    for (let n = 0; n < 16; n += 1) {
      if (n === 4 || n === 6 || n === 8 || n === 10) this.#entry[this.#at++] = HYPHEN;
      const byte = bytes[begin + n] as number;
      this.#entry[this.#at++] = HEX[byte >> 4] as number;
      this.#entry[this.#at++] = HEX[byte & 15] as number;
    }
  }
}

const at = (places: Int32Array, column: number): number => places[column] as number;

/** A bigint of PostgreSQL; beyond 2^53 it is not exact, and no event has such a number. */
export const int8 = (bytes: Buffer, begin: number): number =>
  bytes.readInt32BE(begin) * 2 ** 32 + bytes.readUInt32BE(begin + 4);

const digest = (bytes: Buffer, begin: number, length: number): string =>
  hash('sha256', bytes.subarray(begin, begin + length), 'hex');

// The digest is of the envelope, a line feed and the data: so the data is moved up to it.
function contentDigest(bytes: Buffer, { begins, lengths }: TupleFields): string {
  const begin = at(begins, ENVELOPE);
  const feed = begin + Math.max(at(lengths, ENVELOPE), 0);
  bytes[feed] = LINE_FEED;
  const data = at(begins, DATA);
  const length = Math.max(at(lengths, DATA), 0);
  bytes.copyWithin(feed + 1, data, data + length);
  return digest(bytes, begin, feed + 1 + length - begin);
}

function sealedDigest(bytes: Buffer, { begins, lengths }: TupleFields): string {
  const length = at(lengths, SEALED);
  return length < 0 ? '-' : digest(bytes, at(begins, SEALED), length);
}
