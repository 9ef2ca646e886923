/** Where a column's bytes stand; the length is -1 where it is null. */
export interface Field {
  begin: number;
  length: number;
}

const END_OF_DATA = -1;
// The signature, the flags and the length of the header's extension, which is empty.
const HEADER_BYTES = 19;
// Most tuples are shorter.
const FEW_BYTES = 1_024;

/** Splits COPY's binary form into tuples, wherever the pieces of the stream begin and end. */
export class Tuples {
  #rest: Buffer = Buffer.alloc(0);
  #skip = HEADER_BYTES;
  /** Where the columns stand of the tuple that is being told of. */
  readonly fields: readonly Field[];

  constructor(columns: number) {
    this.fields = Array.from({ length: columns }, () => ({ begin: 0, length: -1 }));
  }

  /**
   * Tells of each tuple that is whole by now. The bytes of the tuple are the hearer's to change and
   * to keep; where its fields stand is told anew of the next.
   */
  take(piece: Buffer, tell: (bytes: Buffer) => void): void {
    let begin = Math.min(this.#skip, piece.length);
    this.#skip -= begin;
    if (this.#rest.length > 0) begin = this.#endRest(piece, tell);
    if (this.#rest.length === 0) this.#rest = piece.subarray(this.#tellAll(piece, begin, tell));
  }

  // Only the tuple that was cut is put together, not the whole piece.
  #endRest(piece: Buffer, tell: (bytes: Buffer) => void): number {
    for (let more = FEW_BYTES; ; more *= 4) {
      const bytes = Buffer.concat([this.#rest, piece.subarray(0, more)]);
      const end = this.#tuple(bytes, 0);
      if (end === 0 && more < piece.length) continue;
      const begin = end - this.#rest.length;
      this.#rest = end > 0 ? bytes.subarray(bytes.length) : bytes;
      if (end > 0) tell(bytes);
      return end > 0 ? begin : piece.length;
    }
  }

  #tellAll(bytes: Buffer, begin: number, tell: (bytes: Buffer) => void): number {
    let at = begin;
    for (let end = this.#tuple(bytes, at); end > 0; end = this.#tuple(bytes, at)) {
      tell(bytes);
      at = end;
    }
    return at;
  }

  /** Where the tuple at this place ends; 0 where it is not whole, or no more follow. */
  #tuple(bytes: Buffer, begin: number): number {
    if (bytes.length < begin + 2 || bytes.readInt16BE(begin) === END_OF_DATA) return 0;
    let at = begin + 2;
    for (const field of this.fields) {
      if (bytes.length < at + 4) return 0;
      field.begin = at + 4;
      field.length = bytes.readInt32BE(at);
      at = field.begin + Math.max(field.length, 0);
    }
    return at <= bytes.length ? at : 0;
  }
}
