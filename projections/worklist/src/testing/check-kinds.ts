import { projectionSpec } from '@ledger/read-model/testing';
import type { ItemRow } from '../worklist.tables.js';
import { type WatchedEvent, worklistProjection } from '../worklist.projection.js';

const { given } = projectionSpec(worklistProjection);

export type Events = readonly WatchedEvent[];
export interface Case {
  readonly kind: string;
  readonly opening: Events;
  readonly expected: Partial<ItemRow>;
  /** Each of these by itself takes it off the list. */
  readonly closings: readonly (readonly [WatchedEvent, closedOn: string])[];
}

export const rowsOf = (kind: string, events: Events) =>
  (given(...events).rows('item') as unknown as ItemRow[]).filter((row) => row.kind === kind);

/** Each kind is put on the list, stands once, and is taken off it. */
export function checkKinds(cases: readonly Case[]): void {
  describe.each(cases)('$kind', ({ kind, opening, expected, closings }) => {
    it('is put on the list', () => {
      expect(rowsOf(kind, opening)).toEqual([
        expect.objectContaining({ ...expected, closedOn: null, position: opening.length }),
      ]);
    });

    it('stands once, however often it is told', () => {
      const again = opening.slice(-1);
      expect(
        rowsOf(kind, [...opening, ...again]).filter((row) => row.closedOn === null),
      ).toHaveLength(1);
    });

    it('is taken off the list, and stays known', () => {
      for (const [closing, closedOn] of closings)
        expect(rowsOf(kind, [...opening, closing])[0]).toMatchObject({ closedOn });
    });
  });
}
