import { columnsOf } from '../fold/ask.js';
import { type KeyedShape, keyText, pick, sameRow, type StoredRow } from '../fold/shape.js';
import type { Version } from '../fold/writes.js';

/** A row that is open, and since which position. */
interface Open {
  readonly row: StoredRow;
  readonly from: number;
}

/** One keyed table while the whole log is folded: its open rows, in memory. */
export class OpenRows {
  readonly #open = new Map<string, Open>();
  /** Only those indexes that some event looked through. */
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  /** What the event under way has touched, as it was before. */
  readonly #touched = new Map<string, Open | null>();

  constructor(readonly shape: KeyedShape) {}

  get count(): number {
    return this.#open.size;
  }

  /** The row of a key as it stands; undefined when there is none. */
  one(text: string): StoredRow | undefined {
    return this.#open.get(text)?.row;
  }

  /** The rows that an index finds as they stand, in the order of their keys. */
  many(by: string, text: string): readonly StoredRow[] {
    const ids = this.#index(by).get(text);
    if (!ids) return [];
    const rows = [...ids].sort().map((id) => this.one(id));
    return rows.filter((row) => row !== undefined);
  }

  /** Puts the row of a key, or removes it with null. */
  change(key: StoredRow, row: StoredRow | null, position: number): void {
    const id = keyText(key);
    const before = this.#open.get(id) ?? null;
    if (!this.#touched.has(id)) this.#touched.set(id, before);
    if (row) this.#open.set(id, { row, from: position });
    else this.#open.delete(id);
    for (const [by, index] of this.#indexes) {
      if (before) unfiled(index, this.#value(by, before.row), id);
      if (row) filed(index, this.#value(by, row), id);
    }
  }

  /** Ends an event: the versions that it closed. What came to the same row is no change. */
  settle(position: number): readonly Version[] {
    if (this.#touched.size === 0) return [];
    const closed: Version[] = [];
    for (const [id, before] of this.#touched) {
      const now = this.#open.get(id);
      if (before && now && sameRow(before.row, now.row)) this.#open.set(id, before);
      else if (before) closed.push({ ...before, to: position });
    }
    this.#touched.clear();
    return closed;
  }

  /** Every row that is open. */
  get versions(): Iterable<Version> {
    return this.#versions();
  }

  *#versions(): Generator<Version> {
    for (const { row, from } of this.#open.values()) yield { row, from, to: null };
  }

  #value = (by: string, row: StoredRow) => keyText(pick(row, columnsOf(this.shape, by)));

  #index(by: string): Map<string, Set<string>> {
    const found = this.#indexes.get(by);
    if (found) return found;
    const index = new Map<string, Set<string>>();
    for (const [id, { row }] of this.#open) filed(index, this.#value(by, row), id);
    this.#indexes.set(by, index);
    return index;
  }
}

function filed(index: Map<string, Set<string>>, value: string, id: string) {
  const ids = index.get(value);
  if (ids) ids.add(id);
  else index.set(value, new Set([id]));
}

function unfiled(index: Map<string, Set<string>>, value: string, id: string) {
  const ids = index.get(value);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(value);
}
