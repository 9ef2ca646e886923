import { keyText, type StoredRow, type SumShape } from '../fold/shape.js';
import { blockOf, type Delta } from '../fold/sums.js';
import { type Allowance, Arena } from './arena.js';
import { KeyNumbers } from './key-numbers.js';
import { lineOfKey } from './lines.js';
import { Numbers } from './numbers.js';

interface Added {
  readonly text: string;
  readonly key: StoredRow;
  readonly measures: readonly number[];
}

/** A sum, its key as a line of COPY. */
export interface LineTotal {
  readonly line: string;
  readonly measures: readonly number[];
}

/** What a block of positions adds to one key. */
export interface LineBlock extends LineTotal {
  readonly block: number;
}

/** What the end of an event settles: its deltas, and the sums of the block before, if it began one. */
export interface SettledSums {
  readonly deltas: readonly Delta[];
  readonly blocks: Iterable<LineBlock>;
}

const NONE: readonly LineBlock[] = [];

/** One additive table while the whole log is folded: its totals, packed. */
export class RunningSums {
  readonly #keys: KeyNumbers;
  /** Key after key, each with its measures in turn. */
  readonly #totals = new Numbers();
  /** What the block under way adds, by the key's number. */
  #block = new Map<number, number[]>();
  #number = 0;
  /** What the event under way adds. */
  readonly #adding: Added[] = [];

  constructor(
    readonly shape: SumShape,
    allowance: Allowance,
  ) {
    this.#keys = new KeyNumbers(new Arena(allowance));
  }

  /** Whether the event under way adds something. */
  get isAdding(): boolean {
    return this.#adding.length > 0;
  }

  add(key: StoredRow, measures: readonly number[]): void {
    const text = keyText(key);
    const place = this.#adding.findIndex((added) => added.text === text);
    const before = this.#adding[place];
    if (before) this.#adding[place] = { text, key, measures: plus(before.measures, measures) };
    else this.#adding.push({ text, key, measures });
  }

  /** Ends an event: what it added in all, but for what is zero. */
  settle(position: number): SettledSums {
    const adding = this.#adding.filter(({ measures }) => measures.some((one) => one !== 0));
    this.#adding.length = 0;
    const blocks = adding.length > 0 ? this.#ended(position) : NONE;
    for (const { text, measures } of adding) this.#sum(this.#keys.number(text), measures);
    return { deltas: adding.map(({ key, measures }) => ({ key, position, measures })), blocks };
  }

  /** The sums of the block under way. */
  get blocks(): Iterable<LineBlock> {
    return this.#blocks(this.#block, this.#number);
  }

  *totals(): Generator<LineTotal> {
    const { length } = this.shape.measures;
    for (let number = 0; number < this.#keys.size; number += 1) {
      const measures = this.shape.measures.map((_, place) =>
        this.#totals.at(number * length + place),
      );
      yield { line: this.#line(number), measures };
    }
  }

  *#blocks(sums: ReadonlyMap<number, readonly number[]>, block: number): Generator<LineBlock> {
    for (const [number, measures] of sums) yield { line: this.#line(number), measures, block };
  }

  #line = (number: number) => lineOfKey(this.#keys.text(number));

  #sum(number: number, measures: readonly number[]) {
    const first = number * measures.length;
    for (const [place, measure] of measures.entries()) {
      if (first + place === this.#totals.length) this.#totals.push(measure);
      else this.#totals.set(first + place, this.#totals.at(first + place) + measure);
    }
    const before = this.#block.get(number);
    this.#block.set(number, before ? plus(before, measures) : [...measures]);
  }

  #ended(position: number): Iterable<LineBlock> {
    const number = blockOf(this.shape, position);
    if (number === this.#number) return NONE;
    const ended = this.#blocks(this.#block, this.#number);
    this.#block = new Map();
    this.#number = number;
    return ended;
  }
}

const plus = (a: readonly number[], b: readonly number[]) =>
  a.map((measure, place) => measure + (b[place] ?? 0));
