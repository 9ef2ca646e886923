import type { Sized } from '../view.js';

const MOST_BYTES = 64 * 2 ** 20;

/** What readers keep of what never changes: the least used is forgotten beyond so many bytes. */
export class Kept {
  readonly #values = new Map<string, Sized>();

  constructor(readonly mostBytes = MOST_BYTES) {}

  /** The value of the name, which is now the last to be forgotten; made where there is none. */
  of<K extends Sized>(name: string, make: () => K): K {
    const value = (this.#values.get(name) as K | undefined) ?? make();
    this.#values.delete(name);
    this.#forget(this.mostBytes - value.bytes);
    this.#values.set(name, value);
    return value;
  }

  // They grow after they are made, so that they are counted each time: there are few.
  #forget(room: number): void {
    let taken = 0;
    for (const { bytes } of this.#values.values()) taken += bytes;
    for (const [name, { bytes }] of this.#values) {
      if (taken <= room) return;
      this.#values.delete(name);
      taken -= bytes;
    }
  }
}

const known = new WeakMap<object, Kept>();

/** What the readers of one projection keep, as long as its worker is there. */
export function keptBy(worker: object): Kept {
  const kept = known.get(worker) ?? new Kept();
  known.set(worker, kept);
  return kept;
}
