/** Every duration measured, in milliseconds: percentiles are of all of them, never of averages. */
export class Samples {
  #values = new Float64Array(1_024);
  #count = 0;

  add(milliseconds: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = milliseconds;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** The smallest sample that at least this share of the samples do not exceed; NaN of none. */
  quantile(share: number): number {
    return this.#sorted()[rank(share, this.#count)] ?? Number.NaN;
  }

  latency(): { readonly p50Ms: number; readonly p99Ms: number; readonly maxMs: number } {
    const sorted = this.#sorted();
    const at = (share: number) => sorted[rank(share, this.#count)] ?? Number.NaN;
    return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
  }

  #sorted(): Float64Array {
    return this.#values.slice(0, this.#count).sort();
  }
}

const rank = (share: number, count: number) => Math.max(Math.ceil(share * count) - 1, 0);
