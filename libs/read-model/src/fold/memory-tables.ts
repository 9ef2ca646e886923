import type { Opened } from '@ledger/kernel';
import type { Ask } from './ask.js';
import { columnsOf } from './ask.js';
import type { Definition } from './definition.js';
import { Fold, type ParkedEvent } from './fold.js';
import { decodeRow, type KeyedShape, keyText, pick, type StoredRow } from './shape.js';
import type { Delta } from './sums.js';
import { type TableWrites, unseen, type Version, writesOf } from './writes.js';

/** A projection's tables in memory, folded by the same code as the real ones; for tests. */
export class MemoryTables {
  readonly parked: ParkedEvent[] = [];
  readonly #versions = new Map<string, Version[]>();
  readonly #deltas = new Map<string, Delta[]>();
  readonly #parkedStreams = new Set<string>();

  constructor(readonly definition: Definition) {
    for (const name of definition.shapes.keys()) {
      this.#versions.set(name, []);
      this.#deltas.set(name, []);
    }
  }

  /** Folds one batch. */
  take(events: readonly Opened[]): void {
    const fold = new Fold(this.definition, events, this.#parkedStreams);
    for (const ask of fold.asks) fold.load(ask, this.#answer(ask));
    fold.run();
    for (const { shape, held } of unseen(fold)) held.base = this.#open(shape, held.key);
    for (const writes of writesOf(fold)) this.#write(writes);
    this.parked.push(...fold.parked);
  }

  /** The rows of a table as known at a position; of an additive table its keys with their sums. */
  known(table: string, position: number): readonly Readonly<Record<string, unknown>>[] {
    const shape = this.definition.shapes.get(table);
    if (!shape) throw new Error(`There is no table ${table}`);
    if (shape.kind === 'additive') return sumsAt(shape, this.#of(this.#deltas, table), position);
    return this.#of(this.#versions, table)
      .filter(({ from, to }) => from <= position && (to === null || to > position))
      .map(({ row }) => decodeRow(shape, row));
  }

  /** The whole history of a keyed table: each version from its position on. */
  versions(table: string): readonly Version[] {
    return this.#of(this.#versions, table);
  }

  #of<T>(tables: ReadonlyMap<string, T[]>, table: string): T[] {
    return tables.get(table) ?? [];
  }

  #answer({ shape, by, text }: Ask): readonly StoredRow[] {
    const places = columnsOf(shape, by);
    return this.#of(this.#versions, shape.name)
      .filter(({ row, to }) => to === null && keyText(pick(row, places)) === text)
      .map(({ row }) => row);
  }

  #open(shape: KeyedShape, key: StoredRow): StoredRow | null {
    return this.#answer({ shape, by: 'key', values: key, text: keyText(key) })[0] ?? null;
  }

  #write(writes: TableWrites) {
    if (writes.kind === 'sums') this.#of(this.#deltas, writes.shape.name).push(...writes.deltas);
    else if (writes.kind === 'history') this.#writeHistory(writes);
    else this.#writeCurrent(writes);
  }

  #writeHistory({ shape, closed, versions }: Extract<TableWrites, { kind: 'history' }>) {
    const ends = new Map(closed.map(({ key, at }) => [keyText(key), at]));
    const kept = this.#of(this.#versions, shape.name).map((version) => {
      const end = version.to === null ? ends.get(keyText(pick(version.row, shape.key))) : undefined;
      return end === undefined ? version : { ...version, to: end };
    });
    this.#versions.set(shape.name, [...kept, ...versions]);
  }

  #writeCurrent({ shape, removed, put }: Extract<TableWrites, { kind: 'current' }>) {
    const keys = [...removed, ...put.map((row) => pick(row, shape.key))];
    const gone = new Set(keys.map(keyText));
    const kept = this.#of(this.#versions, shape.name).filter(
      ({ row }) => !gone.has(keyText(pick(row, shape.key))),
    );
    this.#versions.set(shape.name, [...kept, ...put.map((row) => ({ row, from: 0, to: null }))]);
  }
}

function sumsAt(
  shape: Extract<TableWrites, { kind: 'sums' }>['shape'],
  deltas: readonly Delta[],
  position: number,
) {
  const sums = new Map<string, { key: StoredRow; measures: number[] }>();
  for (const delta of deltas.filter((one) => one.position <= position)) {
    const text = keyText(delta.key);
    const before = sums.get(text)?.measures ?? shape.measures.map(() => 0);
    const measures = before.map((measure, place) => measure + (delta.measures[place] ?? 0));
    sums.set(text, { key: delta.key, measures });
  }
  return [...sums.values()]
    .filter(({ measures }) => measures.some((measure) => measure !== 0))
    .map(({ key, measures }) => ({
      ...decodeRow(shape, key),
      ...Object.fromEntries(shape.measures.map((name, place) => [name, measures[place]])),
    }));
}
