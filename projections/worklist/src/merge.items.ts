import { childHandlers, idOfStream } from '@ledger/caseload';
import type { DataOf } from '@ledger/kernel';
import type { PupilEvent } from '@ledger/pupil/events';
import { both, bySubject, type Known, type Step, watching } from './watching.js';

const onPupil = watching<PupilEvent>();
type Merged = DataOf<PupilEvent, 'ChildRecordsMerged'>;
type Unmerged = DataOf<PupilEvent, 'ChildRecordsUnmerged'>;

const pupilOf = ({ streamId }: { readonly streamId: string }) => idOfStream(streamId, 'pupil');
const record = (pupilId: string) => `pupil-${pupilId}`;
const ofBoth = ({ data }: { readonly data: { readonly otherPupilId: string } }) => [
  bySubject(record(data.otherPupilId)),
];

/** Said on the record that goes: the one that stays is yet to say so too. */
function goes(gone: string, { otherPupilId, mergedOn }: Merged): readonly Step[] {
  const about = { subject: record(otherPupilId), item: gone, pupilId: otherPupilId };
  const facts = { otherPupilId: gone, mergedOn };
  return [
    { opens: 'merged-into', ...about, openedOn: mergedOn },
    { opens: 'merge-to-tell', ...about, openedOn: mergedOn, dueOn: mergedOn, facts },
    { closes: 'unmerge-to-tell', item: gone, on: mergedOn },
  ];
}

/** Said on the record that went: the one that stayed is to take back what it said, if it said it. */
function takenBack(gone: string, { otherPupilId, unmergedOn: on }: Unmerged, known: Known) {
  const about = { subject: record(otherPupilId), item: gone, pupilId: otherPupilId };
  const facts = { otherPupilId: gone, unmergedOn: on };
  const toTell: readonly Step[] = known.isOpen('merge-to-tell', gone)
    ? [{ closes: 'merge-to-tell', item: gone, on }]
    : [{ opens: 'unmerge-to-tell', ...about, openedOn: on, dueOn: on, facts }];
  return [{ closes: 'merged-into', item: gone, on } as const, ...toTell];
}

/** What merging two records leaves to do: it is said on both, on the one that goes first. */
export const mergeItems = {
  ChildRecordsMerged: both(
    childHandlers.ChildRecordsMerged,
    onPupil<'ChildRecordsMerged'>(
      (event) =>
        event.data.role === 'goes'
          ? goes(pupilOf(event), event.data)
          : [
              {
                ...{ closes: 'merge-to-tell', item: event.data.otherPupilId },
                on: event.data.mergedOn,
              },
            ],
      ofBoth,
    ),
  ),
  ChildRecordsUnmerged: both(
    childHandlers.ChildRecordsUnmerged,
    onPupil<'ChildRecordsUnmerged'>((event, known) => {
      const gone = pupilOf(event);
      if (known.isOpen('merged-into', gone)) return takenBack(gone, event.data, known);
      const { otherPupilId, unmergedOn } = event.data;
      return [{ closes: 'unmerge-to-tell', item: otherPupilId, on: unmergedOn }];
    }, ofBoth),
  ),
} as const;
