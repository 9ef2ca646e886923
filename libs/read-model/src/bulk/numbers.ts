import { bufferOf } from '@ledger/event-log/leaves';
import type { Allowance } from './arena.js';

const NUMBER_BYTES = 8;
/** Of pages; most of what is asked is near what was asked before. */
const MOST_IN_MEMORY = 64;

interface Page {
  readonly values: Float64Array;
  isChanged: boolean;
}

/**
 * A list of numbers that grows, eight bytes each, of 2^32 at most. Only some pages are in memory, those of late: the
 * others are in the allowance's file, so that a list may be longer than what fits.
 */
export class Numbers {
  /** How many bits of a place are the place within its page. */
  readonly #bits: number;
  readonly #size: number;
  /** By its number; the one asked last stands last. */
  readonly #pages = new Map<number, Page>();
  /** Where a page is in the file, by its number. */
  readonly #places: (number | undefined)[] = [];
  #last: Page;
  #lastNumber = 0;
  length = 0;

  constructor(private readonly allowance: Allowance) {
    this.#bits = Math.floor(Math.log2(allowance.blockBytes / NUMBER_BYTES));
    this.#size = 2 ** this.#bits;
    this.#last = { values: new Float64Array(this.#size), isChanged: false };
    this.#pages.set(0, this.#last);
  }

  at(place: number): number {
    return this.#page(place >>> this.#bits).values[place & (this.#size - 1)] ?? 0;
  }

  set(place: number, value: number): void {
    const page = this.#page(place >>> this.#bits);
    page.values[place & (this.#size - 1)] = value;
    page.isChanged = true;
  }

  /** @returns its place */
  push(value: number): number {
    this.length += 1;
    this.set(this.length - 1, value);
    return this.length - 1;
  }

  #page(number: number): Page {
    if (number === this.#lastNumber) return this.#last;
    const known = this.#pages.get(number);
    if (known) this.#pages.delete(number);
    const page = known ?? { values: this.#read(number), isChanged: false };
    this.#pages.set(number, page);
    [this.#last, this.#lastNumber] = [page, number];
    if (this.#pages.size > MOST_IN_MEMORY) this.#letGo();
    return page;
  }

  #read(number: number): Float64Array {
    const values = new Float64Array(this.#size);
    const at = this.#places[number];
    if (at !== undefined) this.allowance.file.read(at, bufferOf(values));
    return values;
  }

  #letGo(): void {
    const [oldest] = this.#pages;
    if (!oldest) return;
    const [number, { values, isChanged }] = oldest;
    this.#pages.delete(number);
    if (isChanged)
      this.#places[number] = this.allowance.file.write(bufferOf(values), this.#places[number]);
  }
}
