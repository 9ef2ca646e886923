/** Stored events as the database copied them out: plain data, which one thread can send another. */
export interface StoredRows {
  /** Their rows in COPY's binary form, one after the other, with `ENTRY_COLUMNS` first. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each row begins. */
  readonly begins: Uint32Array<ArrayBuffer>;
  /** Which of the types each is of. */
  readonly kinds: Uint16Array<ArrayBuffer>;
  readonly types: readonly string[];
}

const FIRST_BYTES = 2 ** 20;

/** Keeps rows of stored events, except those of unwanted types. */
export class KeptRows {
  readonly #types: string[] = [];
  readonly #kinds = new Map<string, number>();
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #begins: number[] = [];
  #ofKinds: number[] = [];
  /** How many bytes are kept. */
  size = 0;

  constructor(private readonly unwanted: ReadonlySet<string>) {}

  /** @param type where the text of the event's type stands */
  add(bytes: Buffer, row: Place, type: Place): void {
    const name = bytes.toString('utf8', type.begin, type.end);
    if (this.unwanted.has(name)) return;
    this.#reserve(row.end - row.begin);
    this.#begins.push(this.size);
    this.#ofKinds.push(this.#kindOf(name));
    this.size += bytes.copy(this.#bytes, this.size, row.begin, row.end);
  }

  /** What was kept since the last time. */
  take(): StoredRows {
    const taken = {
      bytes: this.#bytes.subarray(0, this.size),
      begins: Uint32Array.from(this.#begins),
      kinds: Uint16Array.from(this.#ofKinds),
      types: [...this.#types],
    };
    this.#bytes = Buffer.allocUnsafeSlow(this.#bytes.length);
    [this.#begins, this.#ofKinds, this.size] = [[], [], 0];
    return taken;
  }

  #kindOf(type: string): number {
    const known = this.#kinds.get(type);
    if (known !== undefined) return known;
    this.#kinds.set(type, this.#types.length);
    return this.#types.push(type) - 1;
  }

  #reserve(more: number): void {
    if (this.size + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.size + more));
    this.#bytes.copy(grown, 0, 0, this.size);
    this.#bytes = grown;
  }
}

interface Place {
  readonly begin: number;
  readonly end: number;
}
