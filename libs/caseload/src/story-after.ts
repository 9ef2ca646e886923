import type { DataOf } from '@ledger/kernel';
import type { PupilEvent } from '@ledger/pupil/events';
import type { Seen } from '@ledger/read-model';
import {
  changed,
  type Circumstances,
  corrected,
  fromTheBeginning,
  type Story,
} from './circumstances.js';

type Stated = 'ChildRegistered' | 'ChildDetailsCorrected' | 'ChildCircumstancesChanged';

export interface Telling {
  readonly type: PupilEvent['type'];
  readonly data: PupilEvent['data'];
  readonly eventId: string;
  readonly corrects: string | undefined;
}

/** What of a child's event its story depends on. */
export const tellingOf = (event: Seen<PupilEvent>): Telling => ({
  type: event.type,
  data: event.data,
  eventId: event.eventId,
  corrects: event.meta.corrects,
});

type Retold = (story: Story, telling: Telling, said: Omit<Circumstances, 'from'>) => Story;

const retold: Readonly<Record<Stated, Retold>> = {
  ChildRegistered: (_, __, said) => [{ ...said, from: fromTheBeginning }],
  ChildDetailsCorrected: (story, { corrects }, said) => corrected(story, said, corrects),
  ChildCircumstancesChanged: (story, { data }, said) =>
    changed(story, { ...said, from: 'from' in data ? data.from : fromTheBeginning }),
};

// An identifier, or that two records are of one child, says nothing of the circumstances.
const isStated = (type: PupilEvent['type']): type is Stated => type in retold;

/** The child's story after an event. @throws Error when the child was not registered before. */
export function storyAfter(story: Story, telling: Telling): Story {
  const { type, data } = telling;
  if (!isStated(type)) return story;
  if (type !== 'ChildRegistered' && story.length === 0)
    throw new Error(`${type} of a child who was not registered`);
  return retold[type](
    story,
    telling,
    statedIn(telling.eventId, data as DataOf<PupilEvent, Stated>),
  );
}

const statedIn = (
  eventId: string,
  { authority, cohort, yearOffset, schoolUrn, enrolment }: DataOf<PupilEvent, Stated>,
) => ({
  ...{ authority, cohort, yearOffset, eventId },
  schoolUrn: schoolUrn ?? null,
  enrolment: enrolment ?? null,
});
