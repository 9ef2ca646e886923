import { copyRows, type Database, type SeeRow } from '@ledger/postgres';
import { ENTRY_COLUMNS, EntryBytes, int8 } from './entry-bytes.js';
import { LEAF_BYTES, type LeafPiece, type LeafSpan, type ReadLeaves } from './read-leaves.js';
import { KeptRows } from './stored-rows.js';
import { TUPLE_HEAD_BYTES, TupleFields } from './tuple-fields.js';

/** Of a log in PostgreSQL: copied out in one stream, each leaf made from the very bytes stored. */
export function leavesInPostgres(database: Pick<Database, 'pool'>): ReadLeaves {
  const pool = database.pool('read');
  return async function* (span) {
    const client = await pool.connect();
    let whole = false;
    try {
      const pieces = new Pieces(span);
      const copy = copyRows(
        client,
        `copy (${spanText(span)}) to stdout (format binary)`,
        pieces.add,
      );
      while (!(await copy.next()).done) yield* pieces.full();
      yield* pieces.last();
      whole = true;
    } finally {
      // A copy that was left half-way cannot be used for anything else.
      client.release(!whole);
    }
  };
}

/** Selects the events of a span in order, each with its leaf. */
export const spanText = ({ after, until }: Omit<LeafSpan, 'logId'>): string =>
  `select ${ENTRY_COLUMNS}, leaf from ledger.event
   where position > ${after} and position <= ${until} order by position`;

const NONE: readonly LeafPiece[] = [];
const COLUMNS = 11;
const [TYPE, RECORDED_AT, LEAF] = [4, 6, COLUMNS - 1] as const;

// A piece is worth its trouble with so many events, and stays small with so many bytes of them.
const PIECE = 2_048;
const PIECE_BYTES = 2_000_000;

/** Gathers the leaves of rows, and the rows where they are wanted. */
class Pieces {
  readonly #fields = new TupleFields(COLUMNS);
  readonly #entries: EntryBytes;
  readonly #kept: KeptRows | undefined;
  #full: LeafPiece[] = [];
  #piece = emptyPiece();
  #count = 0;

  constructor({ logId, unwanted }: LeafSpan) {
    this.#entries = new EntryBytes(logId);
    this.#kept = unwanted && new KeptRows(unwanted);
  }

  /** The pieces that are full by now. */
  full(): readonly LeafPiece[] {
    if (this.#full.length === 0) return NONE;
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** What is left at the end. */
  last(): readonly LeafPiece[] {
    if (this.#count > 0) this.#end();
    return this.full();
  }

  readonly add: SeeRow = (bytes, begin, end) => {
    const fields = this.#fields;
    if (!fields.find(bytes, begin, end)) return;
    this.#keep(bytes, end);
    const { positions, instants, made, stored } = this.#piece;
    const instant = int8(bytes, fields.begins[RECORDED_AT] as number);
    positions[this.#count] = int8(bytes, fields.begins[0] as number);
    instants[this.#count] = instant;
    const at = this.#count * LEAF_BYTES;
    made.write(this.#entries.leafOf(bytes, fields, instant), at, 'latin1');
    if (fields.lengths[LEAF] === LEAF_BYTES)
      copyLeaf(bytes, fields.begins[LEAF] as number, { into: stored, at });
    this.#count += 1;
    if (this.#count === PIECE || (this.#kept?.size ?? 0) >= PIECE_BYTES) this.#end();
  };

  // Before its leaf is made, which moves the bytes about.
  #keep(bytes: Buffer, end: number): void {
    if (!this.#kept) return;
    const { begins, lengths } = this.#fields;
    const type = begins[TYPE] as number;
    const row = { begin: (begins[0] as number) - TUPLE_HEAD_BYTES, end };
    this.#kept.add(bytes, row, { begin: type, end: type + (lengths[TYPE] as number) });
  }

  #end(): void {
    const { positions, instants, made, stored } = this.#piece;
    const bytes = this.#count * LEAF_BYTES;
    this.#full.push({
      positions: positions.subarray(0, this.#count),
      instants: instants.subarray(0, this.#count),
      made: made.subarray(0, bytes),
      stored: stored.subarray(0, bytes),
      ...(this.#kept && { rows: this.#kept.take() }),
    });
    this.#piece = emptyPiece();
    this.#count = 0;
  }
}

// Faster than a call for so few bytes.
function copyLeaf(bytes: Buffer, begin: number, { into, at }: { into: Buffer; at: number }): void {
  for (let n = 0; n < LEAF_BYTES; n += 1) into[at + n] = bytes[begin + n] as number;
}

const emptyPiece = () => ({
  positions: new Float64Array(PIECE),
  instants: new Float64Array(PIECE),
  made: Buffer.alloc(PIECE * LEAF_BYTES),
  stored: Buffer.alloc(PIECE * LEAF_BYTES),
});
