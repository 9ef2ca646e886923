import { circumstancesOn, type Story, survivorsIn, type Timetabled } from '@ledger/caseload';
import { sharedSessions } from '@ledger/school-time';
import type { DueItem } from './due-items.queries.js';
import { itemOf } from './placement-item.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';

const kinds: readonly string[] = ['merge-to-tell', 'unmerge-to-tell'];

/**
 * What is to be said on the record that stays, as that record's own authority says it; nothing
 * where it was itself merged since: then the merging stands on the record that went alone.
 */
export async function saidByOwnAuthority(
  view: WorklistView,
  due: readonly DueItem[],
): Promise<readonly DueItem[]> {
  const staying = due.filter(({ kind }) => kinds.includes(kind)).map(({ pupilId = '' }) => pupilId);
  if (staying.length === 0) return due;
  const survivors = await survivorsIn(view);
  const rows = await view.rows('child', 'pupil_id = any($1)', [staying]);
  const stories = new Map(rows.map(({ pupilId, story }) => [pupilId, story as unknown as Story]));
  return due
    .filter(({ kind, pupilId = '' }) => kind !== 'merge-to-tell' || !survivors.has(pupilId))
    .map((item) => {
      const { kind, pupilId = '', dueOn } = item;
      const now = kinds.includes(kind) && circumstancesOn(stories.get(pupilId) ?? [], dueOn);
      return now ? { ...item, authority: now.authority } : item;
    });
}

/**
 * The placements of one child's merged records that hold a session together: no decision could
 * keep them apart while nobody knew that the two were one.
 */
export function heldTwice(open: readonly Timetabled[], asked: Asked): readonly WorkItem[] {
  const children = new Map<string, Timetabled[]>();
  for (const each of open)
    children.set(each.pupilId, [...(children.get(each.pupilId) ?? []), each]);
  return [...children.values()].flatMap((own) =>
    own.flatMap((one, at) =>
      own
        .slice(at + 1)
        .filter(({ recordId }) => recordId !== one.recordId)
        .flatMap((other) => bothHold(one, other, asked)),
    ),
  );
}

function bothHold(one: Timetabled, other: Timetabled, asked: Asked): readonly WorkItem[] {
  const [first] = sharedSessions(one.timetable, other.timetable);
  if (!first || first.date > asked.on) return [];
  const item = `${one.placementId} ${other.placementId}`;
  const facts = { placementId: one.placementId, date: first.date, session: first.half };
  const day = { openedOn: first.date, dueOn: first.date };
  return [itemOf(one, asked, { kind: 'session-held-twice', item, ...day, facts })];
}
