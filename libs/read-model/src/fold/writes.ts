import type { Fold } from './fold.js';
import type { Held, Overlay, State } from './overlay.js';
import type { KeyedShape, StoredRow, SumShape } from './shape.js';
import type { BlockSum, Delta, Total } from './sums.js';

/** A row as known from a position up to, and not including, another; null: until further notice. */
export interface Version {
  readonly row: StoredRow;
  readonly from: number;
  readonly to: number | null;
}

/** What a batch does to one table. */
export type TableWrites =
  | {
      readonly kind: 'history';
      readonly shape: KeyedShape;
      /** Open rows that end, by key. */
      readonly closed: readonly { readonly key: StoredRow; readonly at: number }[];
      readonly versions: readonly Version[];
    }
  | {
      readonly kind: 'current';
      readonly shape: KeyedShape;
      readonly removed: readonly StoredRow[];
      readonly put: readonly StoredRow[];
    }
  | {
      readonly kind: 'sums';
      readonly shape: SumShape;
      readonly deltas: readonly Delta[];
      readonly blocks: readonly BlockSum[];
      readonly totals: readonly Total[];
    };

/** What the batch does to each table; the fold has run and every unseen key is answered. */
export function writesOf(fold: Fold): readonly TableWrites[] {
  return [
    ...[...fold.keyed.values()].map((overlay) =>
      overlay.shape.history ? history(overlay) : current(overlay),
    ),
    ...[...fold.sums.values()].map((sums) => {
      const { shape } = sums;
      const deltas = sums.deltas();
      const [blocks, totals] = [sums.blocks(deltas), sums.totals(deltas)];
      return { kind: 'sums' as const, shape, deltas, blocks, totals };
    }),
  ];
}

/** The keys whose former rows must be fetched before the writes are known. */
export function unseen(fold: Fold): readonly { readonly shape: KeyedShape; readonly held: Held }[] {
  return [...fold.keyed.values()]
    .filter(({ shape }) => shape.history && !shape.appendOnly)
    .flatMap((overlay) => overlay.unseen().map((held) => ({ shape: overlay.shape, held })));
}

function history(overlay: Overlay): TableWrites {
  const changed = overlay.changed();
  return {
    kind: 'history',
    shape: overlay.shape,
    closed: changed.flatMap(({ held, states: [first] }) =>
      held.base && first ? [{ key: held.key, at: first.position }] : [],
    ),
    versions: changed.flatMap(({ states }) => versionsOf(states, overlay.shape)),
  };
}

// Where a row ends and nothing follows, the state holds no row: it only closes the one before.
// A second row of a table that only grows ends no first one: the database refuses it.
const versionsOf = (states: readonly State[], { appendOnly }: KeyedShape): Version[] =>
  states.flatMap(({ position, row }, place) => {
    const to = appendOnly ? null : (states[place + 1]?.position ?? null);
    return row ? [{ row, from: position, to }] : [];
  });

function current(overlay: Overlay): TableWrites {
  const changed = [...overlay.held.values()].filter(({ states }) => states.length > 0);
  return {
    kind: 'current',
    shape: overlay.shape,
    removed: changed.flatMap((held) => (held.current ? [] : [held.key])),
    put: changed.map((held) => held.current).filter((row) => row !== null),
  };
}
