import { digestsOf, entryOf, leafOf } from '../entry.js';
import { microseconds } from '../instant.js';
import type { ReadStored } from '../stored-events.js';
import type { StoredRows } from './stored-rows.js';

/** The bytes of a leaf. */
export const LEAF_BYTES = 32;

/** Events that stand one after the other in the store, as far as their leaves are checked. */
export interface LeafPiece {
  readonly positions: Float64Array;
  /** When each was recorded, in microseconds since 2000; NaN where that is no instant. */
  readonly instants: Float64Array;
  /** The leaves as they are made anew from the stored bytes, 32 bytes for each event. */
  readonly made: Buffer;
  /** The leaves that are stored with them, zeros where one is missing; null where none are kept. */
  readonly stored: Buffer | null;
  /** The rows of the wanted events; absent where none were asked for. */
  readonly rows?: StoredRows;
}

export interface LeafSpan {
  readonly logId: string;
  readonly after: number;
  readonly until: number;
  /** The rows are wanted too, except of these types; absent: leaves alone are. */
  readonly unwanted?: ReadonlySet<string>;
}

/**
 * The leaves of the events after one position, up to and including another, piece by piece, as they
 * stand: it is for the caller to find a hole, or a position that is taken twice.
 */
export type ReadLeaves = (span: LeafSpan) => AsyncIterable<LeafPiece>;

const PAGE = 2_000;
const YEAR_2000 = 946_684_800_000_000n;

/** Of stored events: each leaf is made from its event's texts. There are no rows of them. */
export const leavesOf = (read: ReadStored): ReadLeaves =>
  async function* ({ logId, after, until }) {
    for (let last = after; last < until;) {
      const page = await read(last, Math.min(PAGE, until - last));
      const events = page.filter(({ position }) => position <= until);
      const [end] = events.slice(-1);
      if (!end) return;
      last = end.position;
      const leaves = events.map((event) => leafOf(entryOf(logId, event, digestsOf(event))));
      yield {
        positions: Float64Array.from(events, ({ position }) => position),
        instants: Float64Array.from(events, ({ recordedAt }) => instantOf(recordedAt)),
        made: Buffer.concat(leaves),
        stored: events.some(({ leaf }) => leaf === null)
          ? null
          : Buffer.concat(events.map(({ leaf }) => leaf ?? Buffer.alloc(LEAF_BYTES))),
      };
    }
  };

function instantOf(text: string): number {
  try {
    return Number(microseconds(text) - YEAR_2000);
  } catch {
    return Number.NaN;
  }
}
