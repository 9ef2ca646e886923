const MOST = 10_000;

/** What was looked up lately, by its key: most events look at the same few. */
export class LookedAt<K, V> {
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  get(key: K, make: () => V): V {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const value = this.#old.get(key) ?? make();
    if (this.#young.size >= MOST) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
