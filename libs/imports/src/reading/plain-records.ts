/** So many bytes are no record that is too long; more are for the parser to judge. */
const MOST_BYTES = 500_000;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const BOM = '\uFEFF';
// A shorter part of a text is a text of its own; a longer one would keep the whole piece in memory.
const SHORTEST_PART = 13;

/**
 * The records of a CSV file for as long as no quotation mark has come: then a comma always ends a
 * cell and a line end a record, and a file is read in a quarter of the parser's time.
 */
export class PlainRecords {
  #rest: Buffer = Buffer.alloc(0);
  #isBegun = false;

  /** The bytes that belong to no record yet. */
  get rest(): Buffer {
    return this.#rest;
  }

  /** Whether a record was read: the rest is not where the file begins. */
  get isBegun(): boolean {
    return this.#isBegun;
  }

  /** The records that end in this piece; null where only the parser can read on, from `rest`. */
  read(piece: Uint8Array): string[][] | null {
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : Buffer.from(piece);
    if (this.#rest.length > MOST_BYTES || piece.includes(QUOTE)) return null;
    const end = endOfLast(this.#rest);
    const records = this.#recordsOf(this.#rest.subarray(0, end));
    this.#rest = this.#rest.subarray(end);
    return records;
  }

  /** The records that the end of the file ends. */
  end(): string[][] {
    return this.#recordsOf(this.#rest);
  }

  #recordsOf(bytes: Buffer): string[][] {
    if (bytes.length === 0) return [];
    const written = bytes.toString('utf8');
    const text = !this.#isBegun && written.startsWith(BOM) ? written.slice(BOM.length) : written;
    this.#isBegun = true;
    const lines = text.split(bytes.includes(CR) ? /\r\n|\n|\r/ : '\n');
    if (lines.at(-1) === '') lines.pop();
    return lines.map(cellsOf);
  }
}

// A CR that is the last byte may be half of a CRLF.
const endOfLast = (bytes: Buffer): number =>
  Math.max(bytes.lastIndexOf(LF), bytes.subarray(0, -1).lastIndexOf(CR)) + 1;

function cellsOf(line: string): string[] {
  const cells = line.split(',');
  for (const [index, cell] of cells.entries())
    if (cell.length >= SHORTEST_PART) cells[index] = Buffer.from(cell).toString('utf8');
  return cells;
}
