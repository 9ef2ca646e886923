import { keyText, type StoredRow, type SumShape } from '../fold/shape.js';
import { blockOf, type BlockSum, type Delta, type Total } from '../fold/sums.js';

interface Sum {
  readonly key: StoredRow;
  readonly measures: number[];
}

/** One additive table while the whole log is folded: its totals, in memory. */
export class RunningSums {
  readonly #totals = new Map<string, Sum>();
  /** What the block under way adds. */
  readonly #block = new Map<string, Sum>();
  #number = 0;
  /** What the event under way adds. */
  readonly #adding = new Map<string, Sum>();

  constructor(readonly shape: SumShape) {}

  get count(): number {
    return this.#totals.size;
  }

  add(key: StoredRow, measures: readonly number[]): void {
    addTo(this.#adding, keyText(key), { key, measures });
  }

  /** The sums of the block that ended before this position, if one did. */
  ended(position: number): Iterable<BlockSum> {
    const number = blockOf(this.shape, position);
    if (number === this.#number) return [];
    const sums = [...this.blocks];
    this.#block.clear();
    this.#number = number;
    return sums;
  }

  /** The sums of the block under way. */
  get blocks(): Iterable<BlockSum> {
    return [...this.#block.values()].map((sum) => ({ ...sum, block: this.#number }));
  }

  /** Ends an event: what it added in all, but for what is zero. */
  settle(position: number): readonly Delta[] {
    if (this.#adding.size === 0) return [];
    const deltas: Delta[] = [];
    for (const [text, { key, measures }] of this.#adding) {
      if (measures.every((measure) => measure === 0)) continue;
      deltas.push({ key, position, measures });
      addTo(this.#totals, text, { key, measures });
      addTo(this.#block, text, { key, measures });
    }
    this.#adding.clear();
    return deltas;
  }

  get totals(): Iterable<Total> {
    return this.#totals.values();
  }
}

function addTo(sums: Map<string, Sum>, text: string, { key, measures }: Total) {
  const sum = sums.get(text);
  if (!sum) sums.set(text, { key, measures: [...measures] });
  else
    for (const [place, measure] of measures.entries())
      sum.measures[place] = (sum.measures[place] ?? 0) + measure;
}
