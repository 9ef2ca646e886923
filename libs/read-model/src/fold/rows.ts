import type { Rows } from '../projection.js';
import type { Tables } from '../table.js';
import { type Ask, askOf } from './ask.js';
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
  const overlayFor = (ask: Ask) => {
    const overlay = tables.get(ask.shape.name);
    if (overlay && asks.some((asked) => same(asked, ask))) return overlay;
    throw new Error(
      `The event did not say that it needs ${ask.by} ${ask.text} of ${ask.shape.name}`,
    );
  };
  return {
    one(table, key) {
      const ask = askOf(shapes, { table, key });
      const row = overlayFor(ask).one(ask.text);
      return row && (decodeRow(ask.shape, row) as never);
    },
    many(table, index, values) {
      const ask = askOf(shapes, { table, index, values });
      const rows = overlayFor(ask).many(ask.by, ask.text);
      return rows.map((row) => decodeRow(ask.shape, row) as never);
    },
  };
}

const same = (a: Ask, b: Ask) => a.shape === b.shape && a.by === b.by && a.text === b.text;
