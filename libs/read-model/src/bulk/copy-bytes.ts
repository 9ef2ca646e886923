import { copyField } from '@ledger/postgres';
import type { StoredRow } from '../fold/shape.js';

const FEWEST_BYTES = 65_536;
/** Of UTF-8, for one of a text's own units; and of the longest whole number with its sign. */
const [UNIT_BYTES, NUMBER_BYTES] = [3, 17];
const [ZERO, MINUS] = [48, 45];
const [TAB, LINE_FEED, RETURN, BACKSLASH] = [9, 10, 13, 92];
const NULL = '\\N';

/** What stands at some place among bytes. */
export interface Slice {
  readonly bytes: Buffer;
  readonly begin: number;
  readonly end: number;
}

const isEscaped = (byte: number) => byte === BACKSLASH || byte === LINE_FEED || byte === RETURN;

export const sameBytes = (a: Slice, b: Slice): boolean =>
  a.end - a.begin === b.end - b.begin &&
  a.bytes.compare(b.bytes, b.begin, b.end, a.begin, a.end) === 0;

/** Text of COPY in the making, as the bytes that will be sent. */
export class CopyBytes {
  #bytes: Buffer;
  #end = 0;

  /** @param least so many bytes it will most often have */
  constructor(private readonly least = FEWEST_BYTES) {
    this.#bytes = Buffer.allocUnsafeSlow(least);
  }

  get length(): number {
    return this.#end;
  }

  /** What is written already as COPY has it. */
  put(what: Slice | string): void {
    if (typeof what === 'string') {
      this.#reserve(what.length * UNIT_BYTES);
      this.#end += this.#bytes.write(what, this.#end);
      return;
    }
    const { bytes, begin, end } = what;
    this.#reserve(end - begin);
    this.#end += bytes.copy(this.#bytes, this.#end, begin, end);
  }

  /** The values as a line of COPY, without its end. */
  line(values: StoredRow): void {
    const begin = this.#end;
    let text = values[0] === null ? NULL : String(values[0]);
    let nulls = values[0] === null ? 1 : 0;
    for (let place = 1; place < values.length; place += 1) {
      const value = values[place] ?? null;
      if (value === null) nulls += 1;
      text += value === null ? `\t${NULL}` : `\t${value}`;
    }
    this.put(text);
    if (this.#isPlain(begin, values.length - 1, nulls)) return;
    this.#end = begin;
    this.put(values.map(copyField).join('\t'));
  }

  /** A whole number, in decimal. */
  number(value: number): void {
    this.#reserve(NUMBER_BYTES);
    if (value < 0) this.#bytes[this.#end++] = MINUS;
    let rest = Math.abs(value);
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits += 1;
    this.#end += digits;
    for (let at = this.#end - 1, left = digits; left > 0; at -= 1, left -= 1) {
      const tens = Math.floor(rest / 10);
      this.#bytes[at] = ZERO + (rest - tens * 10);
      rest = tens;
    }
  }

  /** One character of ASCII. */
  character(code: number): void {
    this.#reserve(1);
    this.#bytes[this.#end++] = code;
  }

  /** What was written, until something else is; it begins anew. */
  written(): Slice {
    const { length } = this;
    this.#end = 0;
    return { bytes: this.#bytes, begin: 0, end: length };
  }

  /** What was written, which is the taker's; it begins anew. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#end);
    this.#bytes = Buffer.allocUnsafeSlow(this.least);
    this.#end = 0;
    return taken;
  }

  // Most values stand for themselves: it is quicker to look afterwards than at each before. What is
  // too many, of tabs or of what is written otherwise, is in some text.
  #isPlain(begin: number, tabs: number, nulls: number): boolean {
    let [parting, escaped] = [0, 0];
    for (let at = begin; at < this.#end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte === TAB) parting += 1;
      else if (isEscaped(byte)) escaped += 1;
    }
    return parting === tabs && escaped === nulls;
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#end + more));
    this.#bytes.copy(wider, 0, 0, this.#end);
    this.#bytes = wider;
  }
}
