import { copyRows, type Database, type SeeRow } from '@ledger/postgres';
import { ENTRY_COLUMNS, EntryBytes, int8 } from './entry-bytes.js';
import { LEAF_BYTES, type LeafPiece, type ReadLeaves } from './read-leaves.js';
import { TupleFields } from './tuple-fields.js';

/** Of a log in PostgreSQL: copied out in one stream, each leaf made from the very bytes stored. */
export function leavesInPostgres(database: Pick<Database, 'pool'>): ReadLeaves {
  const pool = database.pool('read');
  return async function* ({ logId, after, until }) {
    const client = await pool.connect();
    let whole = false;
    try {
      const pieces = new Pieces(logId);
      const copy = copyRows(client, copyText(after, until), pieces.add);
      while (!(await copy.next()).done) yield* pieces.full();
      yield* pieces.last();
      whole = true;
    } finally {
      // A copy that was left half-way cannot be used for anything else.
      client.release(!whole);
    }
  };
}

const copyText = (after: number, until: number) =>
  `copy (select ${ENTRY_COLUMNS}, leaf from ledger.event
     where position > ${after} and position <= ${until} order by position)
   to stdout (format binary)`;

const COLUMNS = 11;
const RECORDED_AT = 6;
const LEAF = COLUMNS - 1;
const PIECE = 4_096;

/** Gathers the leaves of tuples. */
class Pieces {
  readonly #fields = new TupleFields(COLUMNS);
  readonly #entries: EntryBytes;
  readonly #full: LeafPiece[] = [];
  #piece = emptyPiece();
  #count = 0;

  constructor(logId: string) {
    this.#entries = new EntryBytes(logId);
  }

  /** The pieces that are full by now. */
  full(): readonly LeafPiece[] {
    return this.#full.splice(0);
  }

  /** What is left at the end. */
  last(): readonly LeafPiece[] {
    if (this.#count === 0) return [];
    const { positions, instants, made, stored } = this.#piece;
    return [
      {
        positions: positions.subarray(0, this.#count),
        instants: instants.subarray(0, this.#count),
        made: made.subarray(0, this.#count * LEAF_BYTES),
        stored: stored.subarray(0, this.#count * LEAF_BYTES),
      },
    ];
  }

  readonly add: SeeRow = (bytes, begin, end) => {
    const fields = this.#fields;
    if (!fields.find(bytes, begin, end)) return;
    const { positions, instants, made, stored } = this.#piece;
    const instant = int8(bytes, fields.begins[RECORDED_AT] as number);
    positions[this.#count] = int8(bytes, fields.begins[0] as number);
    instants[this.#count] = instant;
    const at = this.#count * LEAF_BYTES;
    made.write(this.#entries.leafOf(bytes, fields, instant), at, 'latin1');
    if (fields.lengths[LEAF] === LEAF_BYTES)
      copyLeaf(bytes, fields.begins[LEAF] as number, { into: stored, at });
    this.#count += 1;
    if (this.#count === PIECE) this.#next();
  };

  #next(): void {
    this.#full.push(this.#piece);
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
