import { type Ask, columnsOf } from './ask.js';
import { type KeyedShape, keyText, pick, sameRow, type StoredRow } from './shape.js';

/** A row as one position left it; null: there is none. */
export interface State {
  readonly position: number;
  readonly row: StoredRow | null;
}

/** A key that the batch has touched or looked at. */
export interface Held {
  /** The key's values. */
  readonly key: StoredRow;
  /** The open row before the batch; undefined: not fetched. */
  base: StoredRow | null | undefined;
  current: StoredRow | null;
  /** Empty when the batch has only looked at it. */
  readonly states: State[];
}

type Sets = Map<string, Set<string>>;

/**
 * One keyed table while a batch is folded: rows fetched at its start, with what the events of the
 * batch have done to them since.
 */
export class Overlay {
  readonly held = new Map<string, Held>();
  /** For each index, the keys of the rows with each of the values that were asked for. */
  readonly #found = new Map<string, Sets>();

  constructor(readonly shape: KeyedShape) {}

  /** Takes in the answer to a look-up; must come before the first change. */
  load(ask: Ask, rows: readonly StoredRow[]): void {
    for (const row of rows) this.#loadRow(row);
    if (ask.by !== 'key')
      this.#set(ask.by).set(ask.text, new Set(rows.map((row) => this.#id(row))));
    else if (rows.length === 0) this.#hold(ask.text, ask.values, null);
  }

  /** The row of a key as it stands; undefined when there is none. */
  one({ text }: Pick<Ask, 'text'>): StoredRow | undefined {
    return this.held.get(text)?.current ?? undefined;
  }

  /** The rows that an index finds as they stand, in the order of their keys. */
  many(by: string, text: string): readonly StoredRow[] {
    const keys = [...(this.#found.get(by)?.get(text) ?? [])].sort();
    return keys.map((text) => this.one({ text })).filter((row) => row !== undefined);
  }

  /** Puts the row of a key, or removes it with null. */
  change(key: StoredRow, state: State): void {
    const id = keyText(key);
    const held = this.held.get(id) ?? this.#hold(id, key, undefined);
    this.#reindex(id, held.current, state.row);
    held.current = state.row;
    if (held.states.at(-1)?.position === state.position) held.states.pop();
    held.states.push(state);
  }

  /** Keys that were changed though nobody asked for them: what they held before must be fetched. */
  unseen(): readonly Held[] {
    return [...this.held.values()].filter((held) => held.base === undefined);
  }

  /** The keys whose row changed, each with the positions that really changed it. */
  changed(): readonly { readonly held: Held; readonly states: readonly State[] }[] {
    return [...this.held.values()].flatMap((held) => {
      const states = realChanges(held);
      return states.length > 0 ? [{ held, states }] : [];
    });
  }

  #id = (row: StoredRow) => keyText(pick(row, this.shape.key));

  #loadRow(row: StoredRow) {
    const key = pick(row, this.shape.key);
    const id = keyText(key);
    if (!this.held.has(id)) this.#hold(id, key, row);
  }

  #hold(id: string, key: StoredRow, base: StoredRow | null | undefined): Held {
    const held: Held = { key, base, current: base ?? null, states: [] };
    this.held.set(id, held);
    return held;
  }

  #set(by: string): Sets {
    const sets = this.#found.get(by) ?? new Map<string, Set<string>>();
    this.#found.set(by, sets);
    return sets;
  }

  #reindex(id: string, before: StoredRow | null, after: StoredRow | null) {
    for (const [by, sets] of this.#found) {
      const places = columnsOf(this.shape, by);
      if (before) sets.get(keyText(pick(before, places)))?.delete(id);
      if (after) sets.get(keyText(pick(after, places)))?.add(id);
    }
  }
}

function realChanges({ base, states }: Held): readonly State[] {
  let before = base ?? null;
  return states.filter(({ row }) => {
    const same = before !== null && row !== null ? sameRow(before, row) : before === row;
    before = row;
    return !same;
  });
}
