import { keyed, type RowOf } from '@ledger/read-model';

/** A child under each authority that it has had. `story` is a Story, `identity` its latest part. */
export const childTable = keyed({
  columns: { authority: 'text', pupilId: 'text', story: 'json', identity: 'sealed?' },
  key: ['authority', 'pupilId'],
  indexes: { byPupil: ['pupilId'] },
  scope: { authority: 'authority' },
});

/** A placement under each authority that its child has had. `leg` is a Leg. */
export const legTable = keyed({
  columns: {
    authority: 'text',
    placementId: 'text',
    pupilId: 'text',
    providerId: 'text',
    startsOn: 'date',
    endedOn: 'date?',
    leg: 'json',
    reference: 'sealed?',
  },
  key: ['authority', 'placementId'],
  indexes: {
    byPlacement: ['placementId'],
    byPupil: ['pupilId'],
    byStart: ['authority', 'startsOn'],
  },
  scope: { authority: 'authority', provider: 'providerId' },
});

/** An exclusion under each authority that its child has had. `course` is an ExclusionCourse. */
export const exclusionTable = keyed({
  columns: {
    authority: 'text',
    exclusionId: 'text',
    pupilId: 'text',
    kind: 'text',
    firstDay: 'date',
    course: 'json',
    position: 'integer',
  },
  key: ['authority', 'exclusionId'],
  indexes: { byExclusion: ['exclusionId'], byPupil: ['pupilId'] },
  scope: { authority: 'authority' },
});

/**
 * A record of a child that was merged into another one. It has no authority, for the two records
 * may have different ones, and it says nothing of a child but two random ids.
 */
export const mergedTable = keyed({
  columns: { pupilId: 'text', staysId: 'text' },
  key: ['pupilId'],
});

/** `ref` is an authority code or a provider's id. `terms` and `closures` are lists by date. */
export const calendarTable = keyed({
  columns: { scope: 'text', ref: 'text', terms: 'json', closures: 'json' },
  key: ['scope', 'ref'],
});

export const providerTable = keyed({
  columns: { providerId: 'text', providerRef: 'text', name: 'text', kind: 'text' },
  key: ['providerId'],
});

/** The tables of a projection that reads children's placements. */
export const caseloadTables = {
  child: childTable,
  leg: legTable,
  calendar: calendarTable,
  provider: providerTable,
  merged: mergedTable,
};
export type CaseloadTables = typeof caseloadTables;

export type ChildRow = RowOf<(typeof childTable)['columns']>;
export type LegRow = RowOf<(typeof legTable)['columns']>;
export type ExclusionRow = RowOf<(typeof exclusionTable)['columns']>;
export type MergedRow = RowOf<(typeof mergedTable)['columns']>;
export type CalendarRow = RowOf<(typeof calendarTable)['columns']>;
export type ProviderRow = RowOf<(typeof providerTable)['columns']>;
