import type { KeyedShape, StoredRow } from '../fold/shape.js';
import { CopyBytes } from './copy-bytes.js';

/** Whoever writes a line of COPY, with its end. */
type WriteLine = (lines: CopyBytes) => void;

/**
 * Lines of a table that only grows, those together that its first index finds together: they come in
 * the order of the log, where what is asked for at once would lie on a page each.
 */
export class GatheredLines {
  readonly #lines: CopyBytes;
  readonly #place: number | undefined;
  /** Of each value: where its lines begin and end, in turns. */
  #groups = new Map<string | null, number[]>();

  /** @param least so many bytes they will most often have */
  constructor(shape: KeyedShape, least: number) {
    this.#lines = new CopyBytes(least);
    const [first] = shape.indexes.values();
    this.#place = first?.[0];
  }

  get length(): number {
    return this.#lines.length;
  }

  add(row: StoredRow, write: WriteLine): void {
    const begin = this.#lines.length;
    write(this.#lines);
    const value = this.#place === undefined ? null : String(row[this.#place] ?? null);
    const group = this.#groups.get(value);
    if (group) group.push(begin, this.#lines.length);
    else this.#groups.set(value, [begin, this.#lines.length]);
  }

  /** What was written, which is the taker's; it begins anew. */
  take(): Buffer {
    const { bytes, end } = this.#lines.written();
    const taken = Buffer.allocUnsafeSlow(end);
    let at = 0;
    for (const group of this.#groups.values())
      for (let n = 0; n < group.length; n += 2) at += bytes.copy(taken, at, group[n], group[n + 1]);
    this.#groups = new Map();
    return taken;
  }
}
