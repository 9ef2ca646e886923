import { circumstancesOn, storyAfter, type Telling } from '@ledger/caseload';
import type { PupilEvent } from '@ledger/pupil/events';
import { type Detail, detailsOf, sealedDetails } from './detail.js';
import { childLabels, identityLabels, mergeLabels, needsLabels } from './labels.js';
import type { EntryRow } from './placement-history.projection.js';
import type { Past, Tell, Told, Values } from './telling.js';

const registered: Tell<'ChildRegistered'> = (data, past, entry) => {
  const details = [...detailsOf(childLabels, data), ...sealedIn(past, entry)];
  remember(past, entry);
  return { what: 'Child entered the record', details };
};

const changed = (data: Values, past: Past, entry: EntryRow): Told => {
  const isCorrection = entry.type === 'ChildDetailsCorrected';
  const before = isCorrection
    ? past.story.find(({ eventId }) => eventId === entry.corrects)
    : circumstancesOn(past.story, entry.effectiveOn);
  const clear = detailsOf(childLabels, data, { ...before, from: null });
  const details = [...clear.filter(({ value, was }) => value !== was), ...sealedIn(past, entry)];
  remember(past, entry);
  return {
    what: isCorrection ? 'Details of the child put right' : 'Circumstances changed',
    details,
  };
};

/** How the events of a child are told. */
export const childTellings: { readonly [T in PupilEvent['type']]: Tell<T> } = {
  ChildRegistered: registered,
  IdentifierAssigned(_, past, entry) {
    const details = sealedIn(past, entry);
    remember(past, entry);
    return { what: 'UPN given', details };
  },
  ChildDetailsCorrected: changed,
  ChildCircumstancesChanged: changed,
  ChildRecordsMerged: ({ role, ...data }) => ({
    what:
      role === 'goes'
        ? 'Record merged into another record of the child'
        : 'Another record of the child merged into this one',
    details: detailsOf(mergeLabels, data),
  }),
  ChildRecordsUnmerged: (data) => ({
    what: 'Record found to be of another child, no longer merged',
    details: detailsOf(mergeLabels, data),
  }),
};

const sealedIn = (past: Past, entry: EntryRow): readonly Detail[] => [
  ...sealedDetails(identityLabels, entry.identity, past.identity),
  ...sealedDetails(needsLabels, entry.needs, past.needs),
];

function remember(past: Past, entry: EntryRow): void {
  const { type, eventId, corrects, data } = entry;
  past.story = storyAfter(past.story, {
    // Of a child who moved here, this authority sees nothing before the move.
    type: past.story.length === 0 ? 'ChildRegistered' : (type as Telling['type']),
    data: data as unknown as Telling['data'],
    eventId,
    corrects: corrects ?? undefined,
  });
  past.identity = entry.identity ?? past.identity;
  past.needs = entry.needs ?? past.needs;
}
