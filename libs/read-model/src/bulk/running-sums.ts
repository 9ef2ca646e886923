import { sameRow, type StoredRow, type SumShape } from '../fold/shape.js';
import { blockOf } from '../fold/sums.js';
import { type Allowance, Arena } from './arena.js';
import type { Settled } from './bulk-fold.js';
import { CopyBytes, type Slice } from './copy-bytes.js';
import { KeyNumbers } from './key-numbers.js';
import { Numbers } from './numbers.js';

/** A sum, its key as a line of COPY. */
export interface LineTotal {
  readonly line: Slice;
  readonly measures: readonly number[];
}

/** What one position adds to one key. */
export interface LineDelta extends LineTotal {
  readonly position: number;
}

/** What a block of positions adds to one key. */
export interface LineBlock extends LineTotal {
  readonly block: number;
}

interface Added {
  readonly key: StoredRow;
  measures: readonly number[];
}

/** One additive table while the whole log is folded: its totals, packed. */
export class RunningSums {
  readonly #keys: KeyNumbers;
  readonly #written = new CopyBytes();
  /** Key after key, each with its measures in turn. */
  readonly #totals: Numbers;
  /** What the block under way adds, by the key's number. */
  readonly #block = new Map<number, number[]>();
  #number = 0;
  /** What the event under way adds. */
  readonly #adding: Added[] = [];

  constructor(
    readonly shape: SumShape,
    allowance: Allowance,
  ) {
    this.#keys = new KeyNumbers(new Arena(allowance));
    this.#totals = new Numbers(allowance);
  }

  /** Whether the event under way adds something. */
  get isAdding(): boolean {
    return this.#adding.length > 0;
  }

  add(key: StoredRow, measures: readonly number[]): void {
    for (const added of this.#adding) {
      if (!sameRow(added.key, key)) continue;
      added.measures = plus(added.measures, measures);
      return;
    }
    this.#adding.push({ key, measures });
  }

  /** Ends an event: tells what it added in all, but for what is zero, and what the block did that it ends. */
  settle(position: number, settled: Pick<Settled, 'block' | 'delta'>): void {
    for (const { key, measures } of this.#adding) {
      if (!measures.some((one) => one !== 0)) continue;
      this.#endBlock(position, settled);
      this.#written.line(key);
      const line = this.#written.written();
      settled.delta(this.shape, { line, measures, position });
      this.#sum(this.#keys.number(line), measures);
    }
    this.#adding.length = 0;
  }

  /** The sums of the block under way. */
  *blocks(): Generator<LineBlock> {
    for (const [number, measures] of this.#block)
      yield { line: this.#keys.slice(number), measures, block: this.#number };
  }

  *totals(): Generator<LineTotal> {
    const { length } = this.shape.measures;
    for (let number = 0; number < this.#keys.size; number += 1) {
      const measures = this.shape.measures.map((_, place) =>
        this.#totals.at(number * length + place),
      );
      yield { line: this.#keys.slice(number), measures };
    }
  }

  #sum(number: number, measures: readonly number[]) {
    const first = number * measures.length;
    const block = this.#block.get(number);
    if (!block) this.#block.set(number, [...measures]);
    for (let place = 0; place < measures.length; place += 1) {
      const measure = measures[place] ?? 0;
      if (first + place === this.#totals.length) this.#totals.push(measure);
      else this.#totals.set(first + place, this.#totals.at(first + place) + measure);
      if (block) block[place] = (block[place] ?? 0) + measure;
    }
  }

  #endBlock(position: number, settled: Pick<Settled, 'block'>): void {
    const number = blockOf(this.shape, position);
    if (number === this.#number) return;
    for (const sum of this.blocks()) settled.block(this.shape, sum);
    this.#block.clear();
    this.#number = number;
  }
}

const plus = (a: readonly number[], b: readonly number[]) =>
  a.map((measure, place) => measure + (b[place] ?? 0));
