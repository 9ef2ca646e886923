import type { Rows } from '../projection.js';
import type { Tables } from '../table.js';
import { type Ask, askOf, columnsOf } from './ask.js';
import { decodeRow, type Shape, type StoredRow } from './shape.js';

/** A keyed table as it stands while events are folded. */
export interface Standing {
  one(ask: Ask): StoredRow | undefined;
  many(by: string, text: string): readonly StoredRow[];
}

/**
 * The rows that an event asked for. What it did not ask for is refused: it would be there or not by
 * the size of the batch.
 */
export const rowsFor = (
  shapes: ReadonlyMap<string, Shape>,
  tables: ReadonlyMap<string, Standing>,
  asks: readonly Ask[],
): Rows<Tables> => new AskedRows(shapes, tables, asks);

// Made for every event: a class costs less than functions that close over what they need.
class AskedRows implements Rows<Tables> {
  constructor(
    private readonly shapes: ReadonlyMap<string, Shape>,
    private readonly tables: ReadonlyMap<string, Standing>,
    private readonly asks: readonly Ask[],
  ) {}

  one(name: string, key: Values): never | undefined {
    const ask = this.#ask({ table: name, by: 'key', values: key });
    const row = this.#table(name).one(ask);
    return row && (decodeRow(ask.shape, row) as never);
  }

  many(name: string, index: string, values: Values): never[] {
    const ask = this.#ask({ table: name, by: index, values });
    const rows = this.#table(name).many(ask.by, ask.text);
    return rows.map((row) => decodeRow(ask.shape, row) as never);
  }

  #ask(wanted: Wanted): Ask {
    for (const ask of this.asks) if (isSame(ask, wanted)) return ask;
    return byText(this.shapes, this.asks, wanted);
  }

  #table(name: string): Standing {
    const table = this.tables.get(name);
    if (table) return table;
    throw new Error(`There is no keyed table ${name}`);
  }
}

type Values = Readonly<Record<string, unknown>>;

interface Wanted {
  readonly table: string;
  readonly by: string;
  readonly values: Values;
}

// Most values are stored as they are, so that none need be encoded again to find the look-up.
function isSame(ask: Ask, { table, by, values }: Wanted): boolean {
  if (by !== ask.by || ask.shape.name !== table) return false;
  const places = columnsOf(ask.shape, by);
  for (let at = 0; at < places.length; at += 1)
    if (valueAt(ask.shape, places[at] ?? 0, values) !== ask.values[at]) return false;
  return true;
}

const valueAt = ({ columns }: Shape, place: number, values: Values): unknown =>
  values[columns[place]?.name ?? ''] ?? null;

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
