import type { StoredRow } from '../fold/shape.js';

const MOST = 10_000;

/** Rows that were looked at lately, by where they are: most events look at the same few. */
export class LookedAt {
  #young = new Map<number, StoredRow>();
  #old = new Map<number, StoredRow>();

  get(address: number, make: () => StoredRow): StoredRow {
    const known = this.#young.get(address);
    if (known) return known;
    const row = this.#old.get(address) ?? make();
    if (this.#young.size >= MOST) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(address, row);
    return row;
  }
}
