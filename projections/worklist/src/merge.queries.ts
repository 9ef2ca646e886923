import { circumstancesOn, type Story, survivorsIn } from '@ledger/caseload';
import type { DueItem } from './due-items.queries.js';
import type { WorklistView } from './worklist.queries.js';

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
