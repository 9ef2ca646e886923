/** With four probes, one key in about 400 that was never put seems to be there. */
const BITS_PER_KEY = 16;
const PROBES = 4;

/** Whether a hash may have been put among others: where it says no, it was not (Bloom 1970). */
export class BloomFilter {
  readonly #words: Int32Array;
  readonly #mask: number;

  /** @param keys how many will be put */
  constructor(keys: number) {
    const bits = 2 ** Math.ceil(Math.log2(Math.max(32, keys * BITS_PER_KEY)));
    this.#words = new Int32Array(bits / 32);
    this.#mask = bits - 1;
  }

  put(hash: number): void {
    const step = stepOf(hash);
    for (let bit = hash, left = PROBES; left > 0; left -= 1, bit = (bit + step) | 0) {
      const word = (bit & this.#mask) >>> 5;
      this.#words[word] = (this.#words[word] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(hash: number): boolean {
    const step = stepOf(hash);
    for (let bit = hash, left = PROBES; left > 0; left -= 1, bit = (bit + step) | 0)
      if (((this.#words[(bit & this.#mask) >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    return true;
  }
}

// A second hash out of the first: odd, so that the bits are apart from each other.
const stepOf = (hash: number) => Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) | 1;
