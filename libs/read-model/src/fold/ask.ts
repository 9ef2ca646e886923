import type { Need } from '../projection.js';
import { encodeSome, type KeyedShape, keyText, type Shape, type StoredRow } from './shape.js';

/** One look-up of open rows: `by` is 'key' or the name of an index. */
export interface Ask {
  readonly shape: KeyedShape;
  readonly by: string;
  readonly values: StoredRow;
  /** The values as text. */
  readonly text: string;
}

/** @throws Error when the need names a table, an index or a value that was not declared. */
export function askOf(shapes: ReadonlyMap<string, Shape>, need: Need): Ask {
  const shape = keyedShape(shapes, need.table);
  if (shape.appendOnly) throw new Error(`No event looks at ${shape.name}, which only grows`);
  const [by, given] = 'key' in need ? ['key', need.key] : [need.index, need.values];
  const values = encodeSome(shape, columnsOf(shape, by), given);
  return { shape, by, values, text: keyText(values) };
}

/** The columns that a look-up goes by. */
export function columnsOf(shape: KeyedShape, by: string): readonly number[] {
  const places = by === 'key' ? shape.key : shape.indexes.get(by);
  if (!places) throw new Error(`The table ${shape.name} has no index ${by}`);
  return places;
}

export function keyedShape(shapes: ReadonlyMap<string, Shape>, table: string): KeyedShape {
  const shape = shapes.get(table);
  if (shape?.kind === 'keyed') return shape;
  throw new Error(`There is no keyed table ${table}`);
}

/** Look-ups without repetition, to be answered together. */
export class Asks {
  readonly #asks = new Map<string, Ask>();

  add(ask: Ask): void {
    this.#asks.set(`${ask.shape.name} ${ask.by} ${ask.text}`, ask);
  }

  all(): readonly Ask[] {
    return [...this.#asks.values()];
  }
}
