import type { SealedValue } from '@ledger/kernel';
import type { View } from '@ledger/read-model';
import { bornAs, type Story } from './circumstances.js';
import type { CaseloadTables, MergedRow } from './tables.js';

/** The record that each merged one went into at last, by the record that went. */
export type Survivors = ReadonlyMap<string, string>;

type MergedView = Pick<View<Pick<CaseloadTables, 'merged'>>, 'known' | 'sql'>;

/** Which records are of one child, as known at the view's position. */
export async function survivorsIn(view: MergedView): Promise<Survivors> {
  const rows = await view.sql<MergedRow>(
    `select pupil_id, stays_id from ${view.known('merged')} merged`,
  );
  const into = new Map(rows.map(({ pupilId, staysId }) => [pupilId, staysId]));
  return new Map(rows.map(({ pupilId }) => [pupilId, lastOf(into, pupilId)]));
}

// Merged in a ring by two who did not know of each other, each record is followed once round.
function lastOf(into: ReadonlyMap<string, string>, pupilId: string): string {
  let last = pupilId;
  for (let steps = into.size; steps > 0; steps -= 1) last = into.get(last) ?? last;
  return last;
}

/** The child that a record is of: the record that stays, else itself. */
export const childOf = (survivors: Survivors, pupilId: string): string =>
  survivors.get(pupilId) ?? pupilId;

/** Every record of the child that a record is of, that one included. */
export function recordsOf(survivors: Survivors, pupilId: string): readonly string[] {
  const child = childOf(survivors, pupilId);
  return [child, ...[...survivors].filter(([, last]) => last === child).map(([gone]) => gone)];
}

/** What is said of a child: nothing where no record of it was ever the authority's. */
export interface Staying {
  readonly pupilId: string;
  readonly story: Story | null;
  readonly identity: SealedValue | null;
}
type ChildView = Pick<View<Pick<CaseloadTables, 'child' | 'merged'>>, 'known' | 'sql'>;

/**
 * The children of merged records as the authority knows them, by the record that went. Where the
 * one that stays was never the authority's, the first that was speaks for all: a child is born once.
 */
export async function stayingOf(
  view: ChildView,
  authority: string,
): Promise<ReadonlyMap<string, Staying>> {
  const survivors = await survivorsIn(view);
  if (survivors.size === 0) return new Map();
  const rows = await view.sql<Staying>(
    `select pupil_id, story, identity from ${view.known('child')} child
     where authority = $1 and pupil_id = any($2) order by pupil_id desc`,
    [authority, [...new Set([...survivors].flat())]],
  );
  const stays = rows.filter(({ pupilId }) => childOf(survivors, pupilId) === pupilId);
  // The last of a child is kept: the record that stays, else the first of those that went.
  const children = new Map(
    [...rows, ...stays].map((row) => [childOf(survivors, row.pupilId), row]),
  );
  return new Map(
    [...survivors].map(([gone, pupilId]) => {
      const { story, identity } = children.get(pupilId) ?? { story: null, identity: null };
      return [gone, { pupilId, story, identity }];
    }),
  );
}

interface OfRecord {
  readonly recordId: string;
  readonly pupilId: string;
  readonly story: Story;
  readonly identity: SealedValue | null;
}

/**
 * The same rows, those of a merged record as its child's: who the child is and when it was born as
 * the record says that speaks for it; everything else, such as authority and school, as the record
 * says that holds the placement.
 */
export function asOneChild<R extends OfRecord>(
  rows: readonly R[],
  staying: ReadonlyMap<string, Staying>,
): readonly R[] {
  if (staying.size === 0) return rows;
  return rows.map((row) => {
    const child = staying.get(row.recordId);
    if (!child) return row;
    const story = child.story ? bornAs(row.story, child.story) : row.story;
    return { ...row, pupilId: child.pupilId, story, identity: child.identity ?? row.identity };
  });
}
