import type { DataOf, Decided } from '@ledger/kernel';
import type { PupilCommand } from './pupil.commands.js';
import type { PupilEvent } from './pupil.events.js';
import { refuse } from './pupil.refusals.js';
import type { KnownChild, Merge, Pupil } from './pupil.state.js';

type Asked = DataOf<PupilCommand, 'MergeChildRecords'>;
type Unasked = DataOf<PupilCommand, 'UnmergeChildRecords'>;

/** The record that this one was merged into, or null for one that stands for itself. */
export const mergedInto = (state: Pupil): string | null =>
  state?.merges.find(({ role }) => role === 'goes')?.otherPupilId ?? null;

/** Says on this record that it goes into the other one, or that the other one has gone into it. */
export function mergeRecords(child: KnownChild, asked: Asked): Decided<PupilEvent>[] {
  const { pupilId, role, otherPupilId, mergedOn } = asked;
  if (otherPupilId === pupilId) throw refuse('child-merged-with-itself', {}, 'otherPupilId');
  const known = mergeWith(child, otherPupilId);
  if (known?.role === role && known.mergedOn === mergedOn) return [];
  mayMerge[role](child, asked);
  const data = { role, otherPupilId, mergedOn };
  const corrects = known ? { corrects: known.stated.eventId } : {};
  return [{ type: 'ChildRecordsMerged', data, effectiveOn: mergedOn, pupilId, ...corrects }];
}

/** Takes the merging back; nothing that was recorded of either child had moved. */
export function unmergeRecords(child: KnownChild, asked: Unasked): Decided<PupilEvent>[] {
  const { pupilId, otherPupilId, unmergedOn, otherMergedInto } = asked;
  const known = mergeWith(child, otherPupilId);
  if (!known) return [];
  if (known.role === 'stays' && otherMergedInto === pupilId)
    throw refuse('merge-stands-on-the-other-record', {}, 'otherPupilId');
  const corrects = known.stated.eventId;
  const about = { effectiveOn: unmergedOn, pupilId, corrects };
  return [{ type: 'ChildRecordsUnmerged', data: { otherPupilId, unmergedOn }, ...about }];
}

// The record that goes says so first: there is never a record that two others take for their own.
const mayMerge: { readonly [R in Asked['role']]: (child: KnownChild, asked: Asked) => void } = {
  goes(child, { otherPupilId, otherMergedInto }) {
    const into = mergedInto(child);
    if (into !== null && into !== otherPupilId) throw refuse('child-record-merged');
    if (otherMergedInto !== undefined)
      throw refuse('merge-into-a-merged-record', {}, 'otherPupilId');
  },
  stays(child, { pupilId, otherMergedInto }) {
    if (mergedInto(child) !== null) throw refuse('child-record-merged');
    if (otherMergedInto !== pupilId)
      throw refuse('merge-not-on-the-other-record', {}, 'otherPupilId');
  },
};

const mergeWith = ({ merges }: KnownChild, otherPupilId: string): Merge | undefined =>
  merges.find((each) => each.otherPupilId === otherPupilId);

/** The events of a record that stands for itself. @throws Refusal when a merged one would change */
export function unlessMerged(
  state: Pupil,
  events: readonly Decided<PupilEvent>[],
): readonly Decided<PupilEvent>[] {
  if (events.length > 0 && mergedInto(state) !== null) throw refuse('child-record-merged');
  return events;
}
