import { type Ask, columnsOf } from '../fold/ask.js';
import { type KeyedShape, keyText, pick, type StoredRow } from '../fold/shape.js';
import { type Allowance, Arena } from './arena.js';
import { CopyBytes, sameBytes, type Slice } from './copy-bytes.js';
import { KeyNumbers } from './key-numbers.js';
import { rowOf } from './lines.js';
import { LookedAt } from './looked-at.js';
import { Numbers } from './numbers.js';
import { RowIndex } from './row-index.js';

/** A row as a line of COPY, known from a position up to another; null: until further notice. */
export interface LineVersion {
  readonly line: Slice;
  readonly from: number;
  readonly to: number | null;
}

/** A key that the event under way has changed, and what stood there before. */
interface Touched {
  readonly number: number;
  readonly at: number;
  readonly from: number;
}

const NONE: readonly LineVersion[] = [];
/** In place of an address: there is no row. */
const GONE = -1;

/** One keyed table while the whole log is folded: its open rows, packed. */
export class OpenRows {
  readonly #arena: Arena;
  readonly #keys: KeyNumbers;
  readonly #written = new CopyBytes();
  /** By the key's number: where its row is, and since which position. */
  readonly #at: Numbers;
  readonly #from: Numbers;
  readonly #looked = new LookedAt<number, StoredRow>();
  /** Only those indexes that some event looked through. */
  readonly #indexes = new Map<string, RowIndex>();
  readonly #touched: Touched[] = [];

  constructor(
    readonly shape: KeyedShape,
    allowance: Allowance,
  ) {
    this.#arena = new Arena(allowance);
    this.#keys = new KeyNumbers(this.#arena);
    this.#at = new Numbers(allowance);
    this.#from = new Numbers(allowance);
  }

  /** The row of a key as it stands; undefined when there is none. */
  one({ values }: Pick<Ask, 'values'>): StoredRow | undefined {
    const number = this.#keys.find(this.#line(values));
    return number < 0 ? undefined : this.#row(this.#at.at(number));
  }

  /** The rows that an index finds as they stand, in the order of their keys. */
  many(by: string, text: string): readonly StoredRow[] {
    const rows: StoredRow[] = [];
    for (const number of this.#index(by).of(text)) {
      const row = this.#row(this.#at.at(number));
      if (row) rows.push(row);
    }
    return rows.length > 1 ? inOrder(this.shape, rows) : rows;
  }

  /** Puts the row of a key, or removes it with null. */
  change(key: StoredRow, row: StoredRow | null, position: number): void {
    const number = this.#number(this.#line(key));
    const at = this.#at.at(number);
    const from = this.#from.at(number);
    // What this event put before is noted already.
    if (at === GONE || from !== position) this.#touched.push({ number, at, from });
    this.#reindex(number, this.#indexes.size > 0 ? this.#row(at) : undefined, row);
    this.#at.set(number, row ? this.#arena.put(this.#line(row)) : GONE);
    this.#from.set(number, position);
  }

  /** Ends an event: the versions that it closed. What came to the same row is no change. */
  settle(position: number): readonly LineVersion[] {
    if (this.#touched.length === 0) return NONE;
    let closed: LineVersion[] | undefined;
    for (const touched of this.#touched) {
      if (touched.at === GONE || this.#isAsBefore(touched)) continue;
      const line = this.#arena.slice(touched.at);
      (closed ??= []).push({ line, from: touched.from, to: position });
    }
    this.#touched.length = 0;
    return closed ?? NONE;
  }

  /** Every row that is open. */
  *versions(): Generator<LineVersion> {
    for (let number = 0; number < this.#at.length; number += 1) {
      const at = this.#at.at(number);
      if (at === GONE) continue;
      yield { line: this.#arena.slice(at), from: this.#from.at(number), to: null };
    }
  }

  /** The values as a line of COPY, until the next is written. */
  #line(values: StoredRow): Slice {
    this.#written.line(values);
    return this.#written.written();
  }

  #number(key: Slice): number {
    const number = this.#keys.number(key);
    if (number < this.#at.length) return number;
    this.#at.push(GONE);
    return this.#from.push(0);
  }

  #isAsBefore({ number, at, from }: Touched): boolean {
    const now = this.#at.at(number);
    if (now === GONE || !sameBytes(this.#arena.slice(now), this.#arena.slice(at))) return false;
    this.#at.set(number, at);
    this.#from.set(number, from);
    return true;
  }

  #row(at: number): StoredRow | undefined {
    if (at === GONE) return undefined;
    return this.#looked.get(at, () => rowOf(this.shape, this.#arena.text(at)));
  }

  #reindex(number: number, before: StoredRow | undefined, row: StoredRow | null) {
    for (const [by, index] of this.#indexes) {
      const was = before && this.#value(by, before);
      const is = row ? this.#value(by, row) : undefined;
      if (was === is) continue;
      if (was !== undefined) index.remove(was, number);
      if (is !== undefined) index.put(is, number);
    }
  }

  #value = (by: string, row: StoredRow) => keyText(pick(row, columnsOf(this.shape, by)));

  #index(by: string): RowIndex {
    const found = this.#indexes.get(by);
    if (found) return found;
    const index = new RowIndex(this.#arena.allowance);
    for (let number = 0; number < this.#at.length; number += 1) {
      const at = this.#at.at(number);
      if (at !== GONE) index.put(this.#value(by, rowOf(this.shape, this.#arena.text(at))), number);
    }
    this.#indexes.set(by, index);
    return index;
  }
}

// As the live path has them: by the texts of their keys.
function inOrder(shape: KeyedShape, rows: readonly StoredRow[]): readonly StoredRow[] {
  const keys = rows.map((row) => ({ row, text: keyText(pick(row, shape.key)) }));
  return keys.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ row }) => row);
}
