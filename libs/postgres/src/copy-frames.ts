/**
 * Told of a row of a copy: its bytes stand from `begin` up to `end`. They are the hearer's to change,
 * and to keep.
 */
export type SeeRow = (bytes: Buffer, begin: number, end: number) => void;

// A letter and a length, which counts itself and what follows it.
const HEAD_BYTES = 5;
const COPY_DATA = 0x64;
// What may stand before and among the rows: the copy's beginning, notices, notifications, settings.
const PASSED_OVER = new Set(Buffer.from('HNAS'));
const NOTHING = Buffer.alloc(0);

/** Takes the server's messages of a copy apart, wherever the pieces of the stream begin and end. */
export class CopyFrames {
  #rest: Buffer = NOTHING;

  constructor(private readonly see: SeeRow) {}

  /** @returns what follows the rows, once it has come; undefined while there may be more rows */
  take(piece: Buffer): Buffer | undefined {
    let at = 0;
    // Only the message that was cut is put together, not all that is in the piece.
    for (let missing = this.#missing(); missing > 0; missing = this.#missing()) {
      if (at === piece.length) return undefined;
      const more = piece.subarray(at, at + missing);
      this.#rest = Buffer.concat([this.#rest, more]);
      at += more.length;
    }
    const over = this.#tellAll(this.#rest, 0);
    return over ? Buffer.concat([over, piece.subarray(at)]) : this.#tellAll(piece, at);
  }

  /** How many bytes of the message that was cut are sure to come still; 0 when none was. */
  #missing(): number {
    const { length } = this.#rest;
    if (length === 0) return 0;
    return (length < HEAD_BYTES ? HEAD_BYTES : messageEnd(this.#rest, 0)) - length;
  }

  #tellAll(bytes: Buffer, begin: number): Buffer | undefined {
    let at = begin;
    for (let end = messageEnd(bytes, at); end <= bytes.length; end = messageEnd(bytes, at)) {
      if (bytes[at] === COPY_DATA) this.see(bytes, at + HEAD_BYTES, end);
      else if (!PASSED_OVER.has(bytes[at] as number)) return bytes.subarray(at);
      at = end;
    }
    this.#rest = bytes.subarray(at);
    return undefined;
  }
}

/** Where the message ends that begins there; infinity while its length has not come. */
function messageEnd(bytes: Buffer, at: number): number {
  if (bytes.length < at + HEAD_BYTES) return Infinity;
  return at + 1 + bytes.readInt32BE(at + 1);
}
