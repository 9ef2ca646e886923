import type { Rows } from '../projection.js';
import type { Tables } from '../table.js';
import { type Ask, askOf, columnsOf } from './ask.js';
import { decodeRow, type Shape, type StoredRow } from './shape.js';

/** A keyed table as it stands while events are folded. */
export interface Standing {
  one(text: string): StoredRow | undefined;
  many(by: string, text: string): readonly StoredRow[];
}

/**
 * The rows that an event asked for. What it did not ask for is refused: it would be there or not by
 * the size of the batch.
 */
export function rowsFor(
  shapes: ReadonlyMap<string, Shape>,
  tables: ReadonlyMap<string, Standing>,
  asks: readonly Ask[],
): Rows<Tables> {
  const found = (wanted: Wanted): Found => {
    const ask = asks.find((asked) => isSame(asked, wanted)) ?? byText(shapes, asks, wanted);
    const table = tables.get(wanted.table);
    if (!table) throw new Error(`There is no keyed table ${wanted.table}`);
    return { ask, table };
  };
  return {
    one(name, key) {
      const { ask, table } = found({ table: name, by: 'key', values: key });
      const row = table.one(ask.text);
      return row && (decodeRow(ask.shape, row) as never);
    },
    many(name, index, values) {
      const { ask, table } = found({ table: name, by: index, values });
      return table.many(ask.by, ask.text).map((row) => decodeRow(ask.shape, row) as never);
    },
  };
}

interface Wanted {
  readonly table: string;
  readonly by: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface Found {
  readonly ask: Ask;
  readonly table: Standing;
}

// Most values are stored as they are, so that none need be encoded again to find the look-up.
function isSame(ask: Ask, { table, by, values }: Wanted): boolean {
  if (by !== ask.by || ask.shape.name !== table) return false;
  const { columns } = ask.shape;
  return columnsOf(ask.shape, by).every((place, at) => {
    const value = values[columns[place]?.name ?? ''] ?? null;
    return value === ask.values[at];
  });
}

function byText(shapes: ReadonlyMap<string, Shape>, asks: readonly Ask[], wanted: Wanted): Ask {
  const { table, by } = wanted;
  const values = wanted.values as Readonly<Record<string, string>>;
  const ask = askOf(shapes, by === 'key' ? { table, key: values } : { table, index: by, values });
  const asked = asks.find(
    (one) => one.shape === ask.shape && one.by === by && one.text === ask.text,
  );
  if (asked) return asked;
  throw new Error(`The event did not say that it needs ${by} ${ask.values.join(' ')} of ${table}`);
}
