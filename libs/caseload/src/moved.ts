import type { PupilEvent } from '@ledger/pupil/events';
import type { Change, Need, Seen } from '@ledger/read-model';
import { type CaseloadRows, childRows } from './caseload-rows.js';
import { childHandlers } from './child.changes.js';
import { circumstancesOn, type Story } from './circumstances.js';
import { storyAfter, tellingOf } from './story-after.js';
import { idOfStream } from './stream.js';

type Moved = Seen<PupilEvent, 'ChildCircumstancesChanged'>;

/** A row of one date that stands under the child's authority on that date. */
export interface DatedRow {
  readonly authority: string;
  readonly date: string;
}

/** A projection's own table of dated rows, with an index `byPupil`. */
export interface Following<T extends string, R extends DatedRow> {
  readonly table: T;
  /** What changes when the row stands under another authority. */
  readonly moved: (before: R, after: R) => readonly Change[];
}

/** An event about a child on a date. */
export interface DatedEvent {
  readonly meta: { readonly authority: string };
  readonly data: { readonly pupilId: string; readonly date: string };
}

/** The child's authority on the date as the rows know it, else the one that owns the event. */
export function authorityOn(rows: CaseloadRows, event: DatedEvent): string {
  const { pupilId, date } = event.data;
  const story = childRows(rows, pupilId)[0]?.story as unknown as Story | undefined;
  return (story && circumstancesOn(story, date)?.authority) ?? event.meta.authority;
}

/**
 * The handler of a change from a date, for a projection that keeps dated rows of a child beside the
 * caseload: they follow the child to the authority that it now had on their date.
 */
export const followingMoves = <T extends string, R extends DatedRow>({
  table,
  moved,
}: Following<T, R>) => ({
  needs: (event: Moved): readonly Need[] => {
    const values = { pupilId: idOfStream(event.streamId, 'pupil') };
    const { needs } = childHandlers.ChildCircumstancesChanged;
    return [...needs(event), { table, index: 'byPupil', values }];
  },
  changes(
    event: Moved,
    rows: CaseloadRows & {
      many(table: T, index: string, values: { pupilId: string }): readonly R[];
    },
  ): readonly Change[] {
    const pupilId = idOfStream(event.streamId, 'pupil');
    const before = (childRows(rows, pupilId)[0]?.story ?? []) as unknown as Story;
    const story = storyAfter(before, tellingOf(event));
    const dated = rows.many(table, 'byPupil', { pupilId });
    return [
      ...childHandlers.ChildCircumstancesChanged.changes(event, rows),
      ...dated.flatMap((row) => {
        const authority = circumstancesOn(story, row.date)?.authority ?? row.authority;
        return authority === row.authority ? [] : moved(row, { ...row, authority });
      }),
    ];
  },
});
