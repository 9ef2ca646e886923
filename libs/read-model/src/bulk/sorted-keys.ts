import { BloomFilter } from './bloom-filter.js';
import type { SpillFile } from './spill-file.js';

/** A key's hash and its number, four bytes each. */
const ENTRY_BYTES = 8;
const PAGE_ENTRIES = 512;
const PAGE_BYTES = PAGE_ENTRIES * ENTRY_BYTES;

/** What fills the last page, and is no key's number. */
const NO_KEY = 0xffffffff;

/** So many can be ordered at once: a hash and a place fit into one number. */
export const MOST_SORTED = 2 ** 20;

/**
 * The numbers of keys that came one after the other, in a file in the order of their hashes: two to
 * four bytes of memory each, whether the keys are asked for or not.
 */
export class SortedKeys {
  readonly #filter: BloomFilter;
  /** The first hash of each page. */
  readonly #firsts: Uint32Array;
  readonly #page = Buffer.allocUnsafeSlow(PAGE_BYTES);
  readonly #at: number;

  /**
   * @param first the first key's number
   * @param hashes those of the keys in the order of their numbers, MOST_SORTED at most
   */
  constructor(
    private readonly file: SpillFile,
    first: number,
    hashes: Int32Array,
  ) {
    this.#filter = new BloomFilter(hashes.length);
    for (const hash of hashes) this.#filter.put(hash);
    this.#firsts = new Uint32Array(Math.ceil(hashes.length / PAGE_ENTRIES));
    this.#at = file.write(this.#entries(first, hashes));
  }

  /** The number of the key with that hash that is the one sought; -1 when none is. */
  find(hash: number, isSought: (number: number) => boolean): number {
    if (!this.#filter.mayHave(hash)) return -1;
    const wanted = hash >>> 0;
    for (
      let page = this.#pageBefore(wanted);
      (this.#firsts[page] ?? Infinity) <= wanted;
      page += 1
    ) {
      const found = this.#findIn(page, wanted, isSought);
      if (found >= 0) return found;
    }
    return -1;
  }

  #entries(first: number, hashes: Int32Array): Buffer {
    const entries = Buffer.alloc(this.#firsts.length * PAGE_BYTES, 0xff);
    inOrder(hashes).forEach((place, n) => {
      const hash = (hashes[place] ?? 0) >>> 0;
      if (n % PAGE_ENTRIES === 0) this.#firsts[n / PAGE_ENTRIES] = hash;
      entries.writeUInt32LE(hash, n * ENTRY_BYTES);
      entries.writeUInt32LE(first + place, n * ENTRY_BYTES + 4);
    });
    return entries;
  }

  /** The last page that begins before the hash: keys of one hash may begin there. */
  #pageBefore(hash: number): number {
    let [low, high] = [0, this.#firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#firsts[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #findIn(page: number, wanted: number, isSought: (number: number) => boolean): number {
    const bytes = this.file.read(this.#at + page * PAGE_BYTES, this.#page);
    for (let at = 0; at < PAGE_BYTES; at += ENTRY_BYTES) {
      if (bytes.readUInt32LE(at) !== wanted) continue;
      const number = bytes.readUInt32LE(at + 4);
      if (number !== NO_KEY && isSought(number)) return number;
    }
    return -1;
  }
}

/** The places of the hashes, the lowest hash first. */
function inOrder(hashes: Int32Array): Float64Array {
  const order = new Float64Array(hashes.length);
  hashes.forEach((hash, place) => (order[place] = (hash >>> 0) * MOST_SORTED + place));
  return order.sort().map((both) => both % MOST_SORTED);
}
