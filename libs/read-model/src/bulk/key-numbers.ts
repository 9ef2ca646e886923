import type { Arena } from './arena.js';
import { sameBytes, type Slice } from './copy-bytes.js';
import { Numbers } from './numbers.js';
import { MOST_SORTED, SortedKeys } from './sorted-keys.js';

const FEWEST_SLOTS = 64;
/** What a key of late takes, with room for as many again. */
const YOUNG_BYTES = 64;

/**
 * Numbers keys from 0 in the order in which they come. Those of late are in memory; the others are
 * in files by their hashes, a million at a time, and take a few bytes of memory each.
 */
export class KeyNumbers {
  readonly #texts: Numbers;
  readonly #sorted: SortedKeys[] = [];
  readonly #mostYoung: number;
  /** How many are not young. */
  #old = 0;
  /** By number less those that are old. */
  #hashes = new Int32Array(FEWEST_SLOTS / 2);
  /** As for the hashes, plus one: at a key's hash or in the next free slot; 0 is free. */
  #slots = new Int32Array(FEWEST_SLOTS);

  constructor(private readonly arena: Arena) {
    const { allowance } = arena;
    this.#texts = new Numbers(allowance);
    const most = Math.floor(allowance.bytes / YOUNG_BYTES);
    this.#mostYoung = Math.min(MOST_SORTED, Math.max(FEWEST_SLOTS, most));
  }

  get size(): number {
    return this.#texts.length;
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
    if (this.size - this.#old === this.#mostYoung) this.#sort();
    const number = this.#texts.push(this.arena.put(key));
    this.#place(number - this.#old, hash);
    return number;
  }

  /** Where the key's bytes are. */
  slice(number: number): Slice {
    return this.arena.slice(this.#texts.at(number));
  }

  #find(key: Slice, hash: number): number {
    const young = this.#findYoung(key, hash);
    return young >= 0 || this.#sorted.length === 0 ? young : this.#findOld(key, hash);
  }

  #findYoung(key: Slice, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const young = (this.#slots[slot] ?? 0) - 1;
      if (young < 0) return -1;
      if (this.#hashes[young] === hash && this.#isKey(young + this.#old, key))
        return young + this.#old;
    }
  }

  #findOld(key: Slice, hash: number): number {
    for (let place = this.#sorted.length - 1; place >= 0; place -= 1) {
      const found = this.#sorted[place]?.find(hash, (number) => this.#isKey(number, key)) ?? -1;
      if (found >= 0) return found;
    }
    return -1;
  }

  #isKey = (number: number, key: Slice) => sameBytes(this.slice(number), key);

  #sort() {
    const young = this.#hashes.subarray(0, this.#mostYoung);
    this.#sorted.push(new SortedKeys(this.arena.allowance.file, this.#old, young));
    this.#old = this.size;
    this.#slots.fill(0);
  }

  #place(young: number, hash: number) {
    if (young === this.#hashes.length) this.#widen();
    this.#hashes[young] = hash;
    this.#fill(young, hash);
  }

  #widen() {
    const narrow = this.#hashes;
    this.#hashes = new Int32Array(narrow.length * 2);
    this.#hashes.set(narrow);
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (const [young, hash] of narrow.entries()) this.#fill(young, hash);
  }

  #fill(young: number, hash: number) {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = young + 1;
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
