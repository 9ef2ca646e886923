/** Values by their names, only so many: those kept of late. */
export class OfLate<V> {
  readonly #values = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(name: string): V | undefined {
    return this.#values.get(name);
  }

  /** @returns the name of the one that is let go for it */
  keep(name: string, value: V): string | undefined {
    this.#values.delete(name);
    this.#values.set(name, value);
    if (this.#values.size <= this.most) return undefined;
    const [oldest = name] = this.#values.keys();
    this.#values.delete(oldest);
    return oldest;
  }
}
