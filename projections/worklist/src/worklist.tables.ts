import { caseloadTables, exclusionTable } from '@ledger/caseload';
import { additive, keyed, type RowOf } from '@ledger/read-model';

/**
 * Something that somebody must see to, from `openedOn` until the day before `closedOn`. `subject` is
 * the stream that would settle it, `item` tells several of a kind in one stream apart. `facts` are
 * plain codes, dates and ids. `position` is the event that said so last.
 */
const item = keyed({
  columns: {
    kind: 'text',
    subject: 'text',
    item: 'text',
    openedAt: 'integer',
    authority: 'text',
    pupilId: 'text?',
    providerId: 'text?',
    openedOn: 'date',
    dueOn: 'date?',
    closedOn: 'date?',
    facts: 'json',
    position: 'integer',
  },
  key: ['kind', 'subject', 'item', 'openedAt'],
  indexes: { bySubject: ['subject'], byProvider: ['kind', 'providerId'] },
  scope: { authority: 'authority', provider: 'providerId' },
});

/** When a provider takes nobody, or nobody new. It is about no child, so every authority reads it. */
const suspension = keyed({
  columns: {
    providerId: 'text',
    from: 'date',
    scope: 'text',
    reasonCode: 'text',
    liftedFrom: 'date?',
    position: 'integer',
  },
  key: ['providerId', 'from'],
  indexes: { byProvider: ['providerId'] },
});

/** The directory of schools: whose terms count where a school excludes a child. About no child. */
const school = keyed({
  columns: { schoolId: 'text', urn: 'text', name: 'text', authority: 'text' },
  key: ['schoolId'],
});

/** A framework as it was told, event by event: `told` is a list of FrameworkTold. About no child. */
const framework = keyed({
  columns: { frameworkId: 'text', told: 'json', position: 'integer' },
  key: ['frameworkId'],
});

/** What a child's needs are from a date on; it stays sealed until a policy asks. */
const needs = keyed({
  columns: { authority: 'text', pupilId: 'text', from: 'date', needs: 'sealed' },
  key: ['pupilId', 'from'],
  scope: { authority: 'authority' },
});

/** How an authority counts the weeks until a review, of placements that start from a date on. */
const reviewWeeks = keyed({
  columns: { authority: 'text', from: 'date', weeks: 'text' },
  key: ['authority', 'from'],
});

/** Which half-days of a week have a mark: ten bits, Monday AM the lowest. */
const marked = additive({
  columns: { authority: 'text', placementId: 'text', monday: 'date' },
  measures: ['halves'],
  date: 'monday',
  scope: { authority: 'authority' },
});

export const worklistTables = {
  ...caseloadTables,
  exclusion: exclusionTable,
  ...{ item, suspension, school, framework, needs, reviewWeeks, marked },
};
export type WorklistTables = typeof worklistTables;
export type ItemRow = RowOf<(typeof item)['columns']>;
export type SchoolRow = RowOf<(typeof school)['columns']>;
export type SuspensionRow = RowOf<(typeof suspension)['columns']>;
