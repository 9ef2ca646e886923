import type { PupilEvent } from '@ledger/pupil/events';
import type { Change, Need, Seen } from '@ledger/read-model';
import { put } from './caseload-rows.js';
import { idOfStream } from './stream.js';
import type { MergedRow } from './tables.js';

interface MergedRows {
  one(table: 'merged', key: { readonly pupilId: string }): MergedRow | undefined;
}
type Unmerged = Seen<PupilEvent, 'ChildRecordsUnmerged'>;

const goneIn = ({ streamId }: { readonly streamId: string }) => ({
  pupilId: idOfStream(streamId, 'pupil'),
});

/** What merging and unmerging change in `merged`: the record that goes says so, and says it first. */
export const mergeHandlers = {
  ChildRecordsMerged: {
    changes: (event: Seen<PupilEvent, 'ChildRecordsMerged'>): readonly Change[] => {
      const { role, otherPupilId: staysId } = event.data;
      return role === 'goes' ? [put('merged', { ...goneIn(event), staysId })] : [];
    },
  },
  ChildRecordsUnmerged: {
    needs: (event: Unmerged): readonly Need[] => [{ table: 'merged', key: goneIn(event) }],
    changes: (event: Unmerged, rows: MergedRows): readonly Change[] => {
      const known = rows.one('merged', goneIn(event));
      const isGone = known?.staysId === event.data.otherPupilId;
      return isGone ? [{ do: 'remove', table: 'merged', key: goneIn(event) }] : [];
    },
  },
} as const;
