/** A version of a row: it is known from one position until another, where it has ended. */
export interface Version {
  readonly knownFrom: number;
  readonly knownTo: number | null;
}

/** Whether the version is what was known at the position. */
export const isKnownAt = ({ knownFrom, knownTo }: Version, position: number): boolean =>
  knownFrom <= position && (knownTo === null || knownTo > position);

/** Every version of the rows of a table, by the rows' keys. */
export class KeptRows<V extends Version> {
  readonly #versions = new Map<string, V[]>();

  /** Takes a version, or the same one again once it has ended. */
  take(key: string, version: V): void {
    const known = this.#versions.get(key);
    if (!known) {
      this.#versions.set(key, [version]);
      return;
    }
    const before = known.findIndex(({ knownFrom }) => knownFrom === version.knownFrom);
    known[before < 0 ? known.length : before] = version;
  }

  /** The row of the key as known at the position. */
  at(key: string, position: number): V | undefined {
    const versions = this.#versions.get(key);
    return versions?.find((version) => isKnownAt(version, position));
  }

  all(): readonly V[] {
    return [...this.#versions.values()].flat();
  }

  clear(): void {
    this.#versions.clear();
  }
}
