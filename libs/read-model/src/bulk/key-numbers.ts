import type { Arena } from './arena.js';
import { sameBytes, type Slice } from './copy-bytes.js';
import { Numbers } from './numbers.js';

const FEWEST_SLOTS = 1_024;

/** Numbers keys from 0 in the order in which they come; they take few bytes of memory each. */
export class KeyNumbers {
  readonly #hashes = new Numbers();
  readonly #texts = new Numbers();
  /** A key's number plus one, at its hash or in the next free slot; 0 is free. */
  #slots = new Int32Array(FEWEST_SLOTS);

  constructor(private readonly arena: Arena) {}

  get size(): number {
    return this.#hashes.length;
  }

  /** The number of the key; -1 when it has none. */
  find(key: Slice): number {
    return this.#find(key, hashOf(key));
  }

  /** The number of the key, a new one when it has none. */
  number(key: Slice): number {
    const hash = hashOf(key);
    const found = this.#find(key, hash);
    if (found >= 0) return found;
    const number = this.#hashes.push(hash);
    this.#texts.push(this.arena.put(key));
    if (this.size * 2 > this.#slots.length) this.#widen();
    else this.#place(number, hash);
    return number;
  }

  /** Where the key's bytes are. */
  slice(number: number): Slice {
    return this.arena.slice(this.#texts.at(number));
  }

  #find(key: Slice, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return -1;
      if (this.#hashes.at(number) === hash && sameBytes(this.slice(number), key)) return number;
    }
  }

  #widen() {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.size; number += 1)
      this.#place(number, this.#hashes.at(number));
  }

  #place(number: number, hash: number) {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
  }
}

// FNV-1a over the bytes, mixed at the end: the slots are taken by the lowest bits.
function hashOf({ bytes, begin, end }: Slice): number {
  let hash = 0x811c9dc5;
  for (let place = begin; place < end; place += 1)
    hash = Math.imul(hash ^ (bytes[place] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) | 0;
}
