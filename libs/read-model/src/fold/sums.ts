import { keyText, type StoredRow, type SumShape } from './shape.js';

/** What one position adds to one key. */
export interface Delta {
  readonly key: StoredRow;
  readonly position: number;
  /** In the order of the declared measures. */
  readonly measures: readonly number[];
}

/** What a block of positions adds to one key; blocks count from 0. */
export interface BlockSum extends Total {
  readonly block: number;
}

/** The block that a position is in. */
export const blockOf = ({ blockPositions }: SumShape, position: number): number =>
  Math.floor((position - 1) / blockPositions);

export type Total = Omit<Delta, 'position'>;

interface Sum {
  readonly key: StoredRow;
  readonly byPosition: Map<number, number[]>;
}

/** One additive table while a batch is folded. */
export class Sums {
  readonly #sums = new Map<string, Sum>();

  constructor(readonly shape: SumShape) {}

  add({ key, position, measures }: Delta): void {
    const text = keyText(key);
    const sum = this.#sums.get(text) ?? { key, byPosition: new Map<number, number[]>() };
    this.#sums.set(text, sum);
    const before = sum.byPosition.get(position);
    sum.byPosition.set(position, before ? plus(before, measures) : [...measures]);
  }

  /** The deltas that are not zero: one for each key and position. */
  deltas(): readonly Delta[] {
    return [...this.#sums.values()].flatMap(({ key, byPosition }) =>
      [...byPosition]
        .filter(([, measures]) => measures.some((measure) => measure !== 0))
        .map(([position, measures]) => ({ key, position, measures })),
    );
  }

  /** What the batch adds to each block of each key. */
  blocks(deltas = this.deltas()): readonly BlockSum[] {
    const sums = new Map<string, BlockSum>();
    for (const { key, position, measures } of deltas) {
      const block = blockOf(this.shape, position);
      const text = `${block} ${keyText(key)}`;
      const before = sums.get(text)?.measures;
      sums.set(text, { key, block, measures: before ? plus(before, measures) : measures });
    }
    return [...sums.values()];
  }

  /** What the batch adds to the total of each key that has a delta. */
  totals(deltas = this.deltas()): readonly Total[] {
    const totals = new Map<string, Total>();
    for (const { key, measures } of deltas) {
      const text = keyText(key);
      const before = totals.get(text)?.measures;
      totals.set(text, { key, measures: before ? plus(before, measures) : measures });
    }
    return [...totals.values()];
  }
}

const plus = (a: readonly number[], b: readonly number[]) =>
  a.map((measure, place) => measure + (b[place] ?? 0));
