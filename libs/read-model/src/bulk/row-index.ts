import type { Allowance } from './arena.js';
import { Numbers } from './numbers.js';

/** In place of a number: there is none before. */
const NONE = -1;

/**
 * The numbers of the rows with each value. A value has the number that it was given last, and each
 * number the one before it, so that the values alone are in memory.
 */
export class RowIndex {
  readonly #last = new Map<string, number>();
  readonly #before: Numbers;

  constructor(allowance: Allowance) {
    this.#before = new Numbers(allowance);
  }

  put(value: string, number: number): void {
    while (this.#before.length <= number) this.#before.push(NONE);
    this.#before.set(number, this.#last.get(value) ?? NONE);
    this.#last.set(value, number);
  }

  remove(value: string, number: number): void {
    const before = this.#before.at(number);
    const after = this.#after(value, number);
    if (after !== NONE) this.#before.set(after, before);
    else if (before !== NONE) this.#last.set(value, before);
    else this.#last.delete(value);
  }

  /** The numbers of a value, the last first. */
  of(value: string): readonly number[] {
    const numbers: number[] = [];
    let number = this.#last.get(value) ?? NONE;
    for (; number !== NONE; number = this.#before.at(number)) numbers.push(number);
    return numbers;
  }

  #after(value: string, sought: number): number {
    const numbers = this.of(value);
    const place = numbers.indexOf(sought);
    if (place < 0) throw new Error(`The row ${sought} is not among those of ${value}`);
    return numbers[place - 1] ?? NONE;
  }
}
