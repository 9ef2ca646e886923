import { type DayNumber, dayOf } from '@ledger/school-time';
import { type PackedWeeks, type WeekSums, wholeNumbers } from './packed-weeks.js';

/** What blocks of the log add to a placement's weeks, which are counted from `FIRST_MONDAY`. */
export interface PackedBlocks extends PackedWeeks {
  readonly placementId: string;
  /** `{0,0,1}`: the block of each. */
  readonly blocks: string;
}

export const FIRST_MONDAY = '1970-01-05';
const weekNumber = (monday: DayNumber): number => (monday - dayOf(FIRST_MONDAY)) / 7;

// Block, week and what is added.
const NUMBERS = 3;
const PART_BYTES = 4 * NUMBERS;
const MOST_PARTS = 4_000_000;

/** What the first blocks of the log add to the weeks of an authority's placements: it never changes. */
export class WeekBlocks {
  readonly #parts = new Map<string, Int32Array>();
  #count = 0;
  #blocks = 0;
  #isTooMuch = false;

  constructor(readonly mostParts = MOST_PARTS) {}

  /** How many blocks are here: those numbered from 0 to below it. */
  get blocks(): number {
    return this.#blocks;
  }

  /** Whether there is more than is kept; then nothing is. */
  get isTooMuch(): boolean {
    return this.#isTooMuch;
  }

  get bytes(): number {
    return this.#count * PART_BYTES;
  }

  /** Takes blocks from one number to below another, unless they have come already. */
  take(from: number, until: number, rows: readonly PackedBlocks[]): void {
    if (from !== this.#blocks || this.#isTooMuch) return;
    this.#blocks = until;
    for (const row of rows) {
      const parts = partsOf(row, this.#parts.get(row.placementId));
      this.#parts.set(row.placementId, parts);
    }
    this.#count = [...this.#parts.values()].reduce((sum, { length }) => sum + length / NUMBERS, 0);
    if (this.#count > this.mostParts) this.#letGo();
  }

  #letGo(): void {
    this.#isTooMuch = true;
    this.#parts.clear();
    this.#count = 0;
  }

  /** Adds what the blocks below a number hold of the weeks of the span. */
  addTo(sums: WeekSums, within: number): void {
    const begin = weekNumber(sums.span.first);
    for (const [placementId, parts] of this.#parts)
      addParts(sums.sumsOf(placementId), parts, { begin, within });
  }
}

interface Limits {
  /** The number of the first week. */
  readonly begin: number;
  /** The number of the block before which all count. */
  readonly within: number;
}

function addParts(sums: Int32Array, parts: Int32Array, { begin, within }: Limits): void {
  for (let at = 0; at < parts.length; at += NUMBERS) {
    const week = (parts[at + 1] as number) - begin;
    if ((parts[at] as number) >= within || week < 0 || week >= sums.length) continue;
    sums[week] = (sums[week] as number) + (parts[at + 2] as number);
  }
}

/** Those there are, and those of the row after them. */
function partsOf(row: PackedBlocks, before: Int32Array = new Int32Array()): Int32Array {
  const [weeks, marks] = [wholeNumbers(row.weeks), wholeNumbers(row.marks)];
  const parts = new Int32Array(before.length + NUMBERS * weeks.length);
  parts.set(before);
  let at = before.length;
  for (const [n, block] of wholeNumbers(row.blocks).entries()) {
    parts[at] = block;
    parts[at + 1] = weeks[n] ?? 0;
    parts[at + 2] = marks[n] ?? 0;
    at += NUMBERS;
  }
  return parts;
}
