import { randomUUID } from 'node:crypto';

/** An event as the server holds it. */
export interface HeldEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** 100 nanoseconds since 1970. */
  readonly created: string;
  readonly position: number;
}

export type Proposed = Pick<HeldEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

/** A revision, or what else an append may expect. */
export type Expected = number | 'any' | 'none' | 'exists';

export type Written =
  | { readonly revision: number; readonly position: number }
  | { readonly current: number }
  | { readonly deleted: true };

/** The events of the in-process EventStoreDB, and the rules by which it takes them. */
export class EventStoreStore {
  readonly all: HeldEvent[] = [];
  readonly #streams = new Map<string, HeldEvent[]>();
  readonly #listeners = new Set<(event: HeldEvent) => void>();
  readonly #deleted = new Set<string>();

  stream(name: string): readonly HeldEvent[] {
    return this.#streams.get(name) ?? [];
  }

  isDeleted(name: string): boolean {
    return this.#deleted.has(name);
  }

  /** Appends; events that stand already where they would, with the same ids, are taken as done. */
  append(stream: string, expected: Expected, events: readonly Proposed[]): Written {
    if (this.#deleted.has(stream)) return { deleted: true };
    const held = this.stream(stream);
    const current = held.length - 1;
    const again = this.#again(held, expected, events);
    if (again) return { revision: again.revision, position: again.position };
    if (!fits(expected, current)) return { current };
    for (const event of events) this.#add(stream, event);
    return { revision: this.stream(stream).length - 1, position: this.all.at(-1)?.position ?? 0 };
  }

  /** Appends events of somebody else. */
  addForeign(stream: string, count: number, given: Partial<Proposed> = {}): void {
    const [data, metadata] = [Buffer.from('{}'), Buffer.from('{}')];
    const contentType = 'application/json';
    const one = () => ({ id: randomUUID(), type: 'Other', contentType, data, metadata, ...given });
    this.append(stream, 'any', Array.from({ length: count }, one));
  }

  /** Deletes a stream for good, as a tombstone does. */
  tombstone(stream: string): void {
    const empty = new Uint8Array();
    const contentType = 'application/octet-stream';
    const id = randomUUID();
    this.#add(stream, { id, type: '$streamDeleted', contentType, data: empty, metadata: empty });
    this.#deleted.add(stream);
  }

  /** Removes an event, or puts another in its place, as nobody should. */
  tamper(position: number, change?: Partial<HeldEvent>): void {
    const replace = (list: HeldEvent[]) => {
      const at = list.findIndex((event) => event.position === position);
      const event = list[at];
      if (event) list.splice(at, 1, ...(change ? [{ ...event, ...change }] : []));
    };
    const found = this.all.find((event) => event.position === position);
    replace(this.#streams.get(found?.stream ?? '') ?? []);
    replace(this.all);
  }

  onEvent(listener: (event: HeldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #again(
    held: readonly HeldEvent[],
    expected: Expected,
    events: readonly Proposed[],
  ): HeldEvent | undefined {
    if (typeof expected !== 'number' && expected !== 'none') return undefined;
    const from = expected === 'none' ? 0 : expected + 1;
    const same = events.every(({ id }, n) => held[from + n]?.id === id);
    return same ? held[from + events.length - 1] : undefined;
  }

  // Positions are not dense, as those of a real server are not.
  #add(stream: string, event: Proposed): void {
    const held = this.#streams.get(stream) ?? [];
    const position = (this.all.at(-1)?.position ?? 0) + 137;
    const created = String(BigInt(Date.now()) * 10_000n);
    const added = { ...event, stream, revision: held.length, created, position };
    this.#streams.set(stream, [...held, added]);
    this.all.push(added);
    for (const listener of this.#listeners) listener(added);
  }
}

function fits(expected: Expected, current: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return current === -1;
  return expected === 'exists' ? current >= 0 : expected === current;
}
