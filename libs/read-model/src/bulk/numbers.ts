/** A list of numbers that grows, eight bytes each. */
export class Numbers {
  #values = new Float64Array(1_024);
  length = 0;

  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  set(place: number, value: number): void {
    this.#values[place] = value;
  }

  /** @returns its place */
  push(value: number): number {
    if (this.length === this.#values.length) this.#widen();
    this.#values[this.length] = value;
    this.length += 1;
    return this.length - 1;
  }

  #widen() {
    const wider = new Float64Array(this.#values.length * 2);
    wider.set(this.#values);
    this.#values = wider;
  }
}
