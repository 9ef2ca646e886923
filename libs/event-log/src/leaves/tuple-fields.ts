/** What stands before a row's first column: how many columns there are, and this one's length. */
export const TUPLE_HEAD_BYTES = 6;

const END_OF_DATA = -1;
// The signature, the flags and the length of the header's extension, which is empty.
const HEADER_BYTES = 19;

/** Finds the columns of each row of a copy in binary form; the rows of one copy, in order. */
export class TupleFields {
  /** Where the bytes of each column of the row begin. */
  readonly begins: Int32Array;
  /** How many they are; -1 where the column is null. */
  readonly lengths: Int32Array;
  #skip = HEADER_BYTES;

  constructor(readonly columns: number) {
    this.begins = new Int32Array(columns);
    this.lengths = new Int32Array(columns);
  }

  /** @returns false where there is no row, but only the header, or the end of the data */
  find(bytes: Buffer, begin: number, end: number): boolean {
    let at = begin + this.#skip;
    this.#skip = 0;
    if (at >= end || bytes.readInt16BE(at) === END_OF_DATA) return false;
    at += 2;
    for (let n = 0; n < this.columns; n += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      this.begins[n] = at;
      this.lengths[n] = length;
      if (length > 0) at += length;
    }
    return true;
  }
}
