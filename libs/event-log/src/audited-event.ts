import { type EventMeta, LogBroken, type Recorded, type SealedPart } from '@ledger/kernel';
import { InstantText } from './leaves/instant-text.js';
import { int8 } from './leaves/entry-bytes.js';

/** The columns of an audited event: `copy` writes them in its binary form, in this order. */
export const auditedColumns = `position::int8, type, event_id::text, data, envelope, stream_id,
  sealed, revision::int8, schema_version::int2, recorded_at::timestamptz`;

const [EVENT_ID, DATA, ENVELOPE, STREAM_ID, SEALED, REVISION, VERSION, RECORDED_AT] = [
  2, 3, 4, 5, 6, 7, 8, 9,
] as const;
export const AUDITED_COLUMNS = RECORDED_AT + 1;

// Before the fields stands their number.
const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;

const instants = new InstantText();
const NONE: readonly SealedPart[] = [];

/** An event among the bytes of others; what nobody looks at is neither cut out nor parsed. */
export class AuditedEvent implements Recorded {
  #data: object | undefined;
  #meta: EventMeta | undefined;
  #sealed: readonly SealedPart[] | undefined;

  readonly position: number;

  /** @param begin where its tuple begins among the bytes */
  constructor(
    readonly type: string,
    private readonly bytes: Buffer,
    private readonly begin: number,
  ) {
    this.position = int8(bytes, begin + COUNT_BYTES + LENGTH_BYTES);
  }

  get eventId(): string {
    return this.#text(EVENT_ID);
  }
  get streamId(): string {
    return this.#text(STREAM_ID);
  }
  get revision(): number {
    return int8(this.bytes, this.#at(REVISION) + LENGTH_BYTES);
  }
  get schemaVersion(): number {
    return this.bytes.readInt16BE(this.#at(VERSION) + LENGTH_BYTES);
  }
  get recordedAt(): string {
    return instants.of(int8(this.bytes, this.#at(RECORDED_AT) + LENGTH_BYTES));
  }
  get data(): object {
    return (this.#data ??= this.#parsed<object>(DATA));
  }
  /** The data as recorded: canonical JSON. */
  get dataText(): string {
    return this.#text(DATA);
  }
  get meta(): EventMeta {
    return (this.#meta ??= this.#parsed<EventMeta>(ENVELOPE));
  }
  get sealed(): readonly SealedPart[] {
    const isSealed = this.bytes.readInt32BE(this.#at(SEALED)) >= 0;
    return (this.#sealed ??= isSealed ? this.#parsed<readonly SealedPart[]>(SEALED) : NONE);
  }

  #parsed<T>(column: number): T {
    try {
      return JSON.parse(this.#text(column)) as T;
    } catch {
      throw new LogBroken(this.position, 'its text is not JSON');
    }
  }

  #text(column: number): string {
    const at = this.#at(column);
    const from = at + LENGTH_BYTES;
    return this.bytes.toString('utf8', from, from + this.bytes.readInt32BE(at));
  }

  /** Where the length of a column stands. */
  #at(column: number): number {
    return placeOf(this.bytes, this.begin, column);
  }
}

/** Where the length of a tuple's column stands; that of the column after the last: its end. */
export function placeOf(bytes: Buffer, begin: number, column: number): number {
  let at = begin + COUNT_BYTES;
  for (let passed = 0; passed < column; passed += 1) {
    const length = bytes.readInt32BE(at);
    at += LENGTH_BYTES + (length > 0 ? length : 0);
  }
  return at;
}
