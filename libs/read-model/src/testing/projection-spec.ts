import type { Message, Opened } from '@ledger/kernel';
import { define } from '../fold/definition.js';
import { MemoryTables } from '../fold/memory-tables.js';
import type { AnyProjection, Projection } from '../projection.js';
import type { Tables } from '../table.js';
import { type Given, recordedFrom } from './given.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Given events, then rows, in memory and at once: the engine's own fold, one batch for each event
 * and once more all in one batch, which must come to the same.
 */
export function projectionSpec<E extends Message, T extends Tables>(projection: Projection<E, T>) {
  return {
    given: (...events: Given<E>[]) => {
      const recorded = recordedFrom(events);
      return {
        ...outcome(projection, recorded, recorded.length),
        knownAt: at(projection, recorded),
      };
    },
  };
}

/** `knownAt(position)`: the rows as they were known when the log ended there. */
const at = (projection: AnyProjection, events: readonly Opened[]) => (position: number) =>
  outcome(projection, events, position);

function outcome(projection: AnyProjection, events: readonly Opened[], position: number) {
  const seen = (batches: readonly (readonly Opened[])[]) => {
    const tables = new MemoryTables(define(projection, new Set(Object.keys(projection.on))));
    for (const batch of batches) tables.take(batch);
    return tables;
  };
  const each = seen(events.map((event) => [seenBy(projection, event)]));
  const together = seen([events.map((event) => seenBy(projection, event))]);
  return {
    /** Exactly these rows, in any order; of an additive table the keys with their sums. */
    thenRows(table: string, rows: readonly object[]) {
      expect(each.parked).toEqual([]);
      expect(inOrder(each.known(table, position))).toEqual(inOrder(rows as readonly Row[]));
      expect(inOrder(together.known(table, position))).toEqual(inOrder(rows as readonly Row[]));
    },
    /** The event at this position could not be handled, and the error says so. */
    thenParked(parkedAt: number, error: string | RegExp) {
      const found = each.parked.find((event) => event.position === parkedAt);
      expect(found?.error).toMatch(error);
    },
    /** The rows, to look into. */
    rows: (table: string) => each.known(table, position),
  };
}

/** The event with only those personal parts open that the projection asked for. */
export const seenBy = (projection: AnyProjection, event: Opened): Opened => ({
  ...event,
  personal: event.personal.filter((part) => projection.opens?.includes(part.class) ?? false),
});

const text = (row: Row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

const inOrder = (rows: readonly Row[]) => [...rows].sort((a, b) => (text(a) < text(b) ? -1 : 1));
