import { type EventMeta, LogBroken, type Recorded, type SealedPart } from '@ledger/kernel';
import { bufferOf } from './buffer-of.js';
import { int8 } from './entry-bytes.js';
import { InstantText } from './instant-text.js';
import type { StoredRows } from './stored-rows.js';

// Of `ENTRY_COLUMNS`: position and type are known before anybody asks.
const [POSITION, STREAM_ID, REVISION, EVENT_ID] = [0, 1, 2, 3] as const;
const [VERSION, RECORDED_AT, ENVELOPE, DATA, SEALED] = [5, 6, 7, 8, 9] as const;
const AFTER_TYPE = VERSION;

// Before the columns stands their number, and before each column its length.
const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;

const instants = new InstantText();
const NONE: readonly SealedPart[] = [];

/** The events of rows, in order; what nobody looks at is neither cut out nor parsed. */
export function eventsIn({ bytes, begins, kinds, types }: StoredRows): readonly Recorded[] {
  const all = bufferOf(bytes);
  return Array.from(begins, (begin, n) => {
    const type = types[kinds[n] as number] as string;
    return new CopiedEvent(type, all, begin);
  });
}

/** An event among the bytes of others. */
class CopiedEvent implements Recorded {
  #data: object | undefined;
  #meta: EventMeta | undefined;
  #sealed: readonly SealedPart[] | undefined;
  /** Where the columns after the type begin, once somebody has asked for one of them. */
  #afterType = 0;

  readonly position: number;

  /** @param begin where its row begins among the bytes */
  constructor(
    readonly type: string,
    private readonly bytes: Buffer,
    private readonly begin: number,
  ) {
    this.position = this.#int8(POSITION);
  }

  get eventId(): string {
    const from = this.#at(EVENT_ID) + LENGTH_BYTES;
    const hex = this.bytes.toString('hex', from, from + 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
  get streamId(): string {
    return this.#text(STREAM_ID);
  }
  get revision(): number {
    return this.#int8(REVISION);
  }
  get schemaVersion(): number {
    return this.bytes.readInt16BE(this.#at(VERSION) + LENGTH_BYTES);
  }
  get recordedAt(): string {
    return instants.of(this.#int8(RECORDED_AT));
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

  #int8(column: number): number {
    return int8(this.bytes, this.#at(column) + LENGTH_BYTES);
  }

  #text(column: number): string {
    const at = this.#at(column);
    const from = at + LENGTH_BYTES;
    return this.bytes.toString('utf8', from, from + this.bytes.readInt32BE(at));
  }

  /** Where the length of a column stands. */
  #at(column: number): number {
    if (column < AFTER_TYPE) return this.#passed(this.begin + COUNT_BYTES, column);
    this.#afterType ||= this.#passed(this.begin + COUNT_BYTES, AFTER_TYPE);
    return this.#passed(this.#afterType, column - AFTER_TYPE);
  }

  #passed(from: number, columns: number): number {
    let at = from;
    for (let passed = 0; passed < columns; passed += 1) {
      const length = this.bytes.readInt32BE(at);
      at += LENGTH_BYTES + (length > 0 ? length : 0);
    }
    return at;
  }
}
