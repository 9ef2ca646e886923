import { fromTheBeginning, idOfStream, sealedOf, type Story } from '@ledger/caseload';
import type { PupilEvent } from '@ledger/pupil/events';
import type { Change, Rows, Seen } from '@ledger/read-model';
import { outOfSchoolItems } from './exclusion.items.js';
import { mergeItems } from './merge.items.js';
import { both } from './watching.js';
import type { WorklistTables } from './worklist.tables.js';

type Said = Seen<
  PupilEvent,
  'ChildRegistered' | 'ChildDetailsCorrected' | 'ChildCircumstancesChanged'
>;

/** What an event says of needs stays sealed; an event that says nothing of them changes nothing. */
const needs = {
  changes(event: Said, rows: Rows<WorklistTables>): readonly Change[] {
    const pupilId = idOfStream(event.streamId, 'pupil');
    const sealed = sealedOf(event, 'needs');
    if (!sealed) return [];
    const [child] = rows.many('child', 'byPupil', { pupilId });
    const from = fromIn(event, (child?.story ?? []) as unknown as Story);
    const row = { authority: event.meta.authority, pupilId, from, needs: sealed };
    return [{ do: 'put', table: 'needs', row }];
  },
};

/** From when they are so: what is put right has the date of what it corrects, else of the latest. */
function fromIn({ type, data, meta }: Said, story: Story): string {
  if (type === 'ChildRegistered') return fromTheBeginning;
  if ('from' in data) return data.from;
  const wrong = story.find(({ eventId }) => eventId === meta.corrects) ?? story.at(-1);
  return wrong?.from ?? fromTheBeginning;
}

/** Children, with what is sealed of their needs and when, and what keeps them out of school. */
export const childItems = {
  ...outOfSchoolItems,
  ...mergeItems,
  ChildRegistered: both(outOfSchoolItems.ChildRegistered, needs),
  ChildDetailsCorrected: both(outOfSchoolItems.ChildDetailsCorrected, needs),
  ChildCircumstancesChanged: both(outOfSchoolItems.ChildCircumstancesChanged, needs),
} as const;
