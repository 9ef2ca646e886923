import type { Change } from '../projection.js';
import { keyedShape } from './ask.js';
import {
  encodeRow,
  encodeSome,
  isShort,
  type KeyedShape,
  pick,
  refuseLong,
  type Said,
  type Shape,
  type StoredRow,
  type SumShape,
} from './shape.js';

/** A change whose table is known and whose values fit it. */
export type Prepared =
  | { readonly table: string; readonly key: StoredRow; readonly row: StoredRow | null }
  | { readonly table: string; readonly key: StoredRow; readonly measures: readonly number[] };

/**
 * @param said what the event says, of which a table that only grows may keep the text
 * @throws Error when the change does not fit what the projection declared.
 */
export function prepare(shapes: ReadonlyMap<string, Shape>, change: Change, said?: Said): Prepared {
  if (change.do === 'add') return prepareAdd(sumShape(shapes, change.table), change);
  const shape = keyedShape(shapes, change.table);
  if (shape.appendOnly !== (change.do === 'insert'))
    throw new Error(`The table ${shape.name} is not one for ${change.do}`);
  if (change.do !== 'remove') return preparePut(shape, change, said);
  return { table: shape.name, key: encodeSome(shape, shape.key, change.key), row: null };
}

type Put = Extract<Change, { do: 'insert' | 'put' }>;

// The rows of a table that only grows are never compared by their texts.
function preparePut(shape: KeyedShape, { row: given }: Put, said?: Said): Prepared {
  const row = encodeRow(shape, given, shape.appendOnly ? said : undefined);
  if (!isShort(shape, row))
    for (const places of sought(shape)) refuseLong(shape, pick(row, places));
  return { table: shape.name, key: pick(row, shape.key), row };
}

const sought = ({ key, indexes }: KeyedShape) => [key, ...indexes.values()];

function prepareAdd(shape: SumShape, change: Extract<Change, { do: 'add' }>): Prepared {
  const key = encodeRow(shape, change.key);
  refuseLong(shape, key);
  const strange = Object.keys(change.measures).find((name) => !shape.measures.includes(name));
  if (strange !== undefined) throw new Error(`The table ${shape.name} has no measure ${strange}`);
  const measures = shape.measures.map((name) => change.measures[name] ?? 0);
  if (measures.every(Number.isSafeInteger)) return { table: shape.name, key, measures };
  throw new Error(`A measure of ${shape.name} is not a whole number`);
}

function sumShape(shapes: ReadonlyMap<string, Shape>, table: string): SumShape {
  const shape = shapes.get(table);
  if (shape?.kind === 'additive') return shape;
  throw new Error(`There is no additive table ${table}`);
}
