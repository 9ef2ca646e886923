import { LogBroken } from '@ledger/kernel';
import { LEAF_BYTES, type LeafPiece, type LeafSpan, type ReadLeaves } from './read-leaves.js';
import type { StoredRows } from './stored-rows.js';

/** Events that are in order, each the one that its leaf was made of. */
export interface SoundPiece {
  /** 32 bytes for each event. */
  readonly leaves: Buffer;
  /** The rows of those that are wanted, where any are. */
  readonly rows?: StoredRows;
}

/**
 * The leaves of all events of the span, each as its event's bytes make it, piece by piece. The
 * leaves of what stands before a fault are given before it is thrown.
 * @throws LogBroken at a position that is missing or taken twice, where time runs backwards, and
 * where another leaf is stored than the event makes
 */
export async function* leavesInOrder(read: ReadLeaves, span: LeafSpan): AsyncGenerator<SoundPiece> {
  const end = span.until;
  let last: Place = { position: span.after, instant: Number.NEGATIVE_INFINITY };
  if (last.position >= end) return;
  for await (const piece of read(span)) {
    const fault = faultIn(piece, last);
    const count = fault ? fault.position - last.position - 1 : piece.positions.length;
    last = { position: last.position + count, instant: piece.instants.at(-1) ?? last.instant };
    if (count > 0) yield soundPart(piece, count);
    if (fault) throw fault;
  }
  if (last.position < end) throw new LogBroken(last.position + 1, 'the event is missing');
}

/** So many of its events; the rows are given of a whole piece alone. */
function soundPart({ made, rows, positions }: LeafPiece, count: number): SoundPiece {
  const leaves = made.subarray(0, count * LEAF_BYTES);
  return rows && count === positions.length ? { leaves, rows } : { leaves };
}

interface Place {
  readonly position: number;
  readonly instant: number;
}

/** The first of a piece's faults. */
function faultIn(piece: LeafPiece, last: Place): LogBroken | undefined {
  const misplaced = misplacedIn(piece, last);
  const changed = changedLeaf(piece);
  if (changed === undefined || (misplaced && misplaced.position <= last.position + 1 + changed)) {
    return misplaced;
  }
  const position = last.position + 1 + changed;
  return new LogBroken(position, 'it is not the event that its leaf was made of');
}

function misplacedIn({ positions, instants }: LeafPiece, last: Place): LogBroken | undefined {
  let before = last.instant;
  for (const [n, position] of positions.entries()) {
    const expected = last.position + 1 + n;
    const instant = instants[n] ?? Number.NaN;
    if (position !== expected) {
      return new LogBroken(expected, `position ${position} stands there`);
    }
    if (!(instant > before)) {
      return new LogBroken(expected, 'it was recorded no later than the event before it');
    }
    before = instant;
  }
  return undefined;
}

/** Which event of the piece is the first whose stored leaf is not the one that it makes. */
function changedLeaf({ made, stored }: LeafPiece): number | undefined {
  if (stored === null || made.equals(stored)) return undefined;
  for (let at = 0; at < made.length; at += LEAF_BYTES) {
    const end = at + LEAF_BYTES;
    if (made.compare(stored, at, end, at, end) !== 0) return at / LEAF_BYTES;
  }
  return undefined;
}
