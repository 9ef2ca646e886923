import { caseloadTables, idOfStream, providerHandlers, sealedOf } from '@ledger/caseload';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import {
  type Change,
  type Json,
  keyed,
  projection,
  type RowOf,
  type Seen,
} from '@ledger/read-model';
import type { RegisterEvent } from '@ledger/register/events';

/** One event about a child, as recorded: what it puts right is worked out when it is asked for. */
const entry = keyed({
  columns: {
    authority: 'text',
    pupilId: 'text',
    placementId: 'text?',
    eventId: 'text',
    position: 'integer',
    type: 'text',
    effectiveOn: 'date',
    recordedAt: 'text',
    actorId: 'text',
    actorRole: 'text',
    actorOrganisation: 'text',
    sourceKind: 'text',
    sourceFile: 'text?',
    sourceRow: 'integer?',
    reason: 'text?',
    corrects: 'text?',
    decision: 'json?',
    data: 'json',
    identity: 'sealed?',
    needs: 'sealed?',
    narrative: 'sealed?',
  },
  key: ['eventId'],
  appendOnly: true,
  indexes: { byPupil: ['pupilId'] },
  scope: { authority: 'authority' },
});

export const historyTables = { entry, provider: caseloadTables.provider };
export type HistoryTables = typeof historyTables;
export type EntryRow = RowOf<(typeof entry)['columns']>;
export type HistoryEvent = PupilEvent | ProvisionEvent | RegisterEvent;

const ofChild = { changes: (event: Seen<PupilEvent>) => entered(event, ids(event, 'pupil')) };
const ofPlacement = {
  changes: (event: Seen<ProvisionEvent>) => {
    const { placementId } = event.data;
    return entered(event, { ...ids(event, 'provision'), placementId });
  },
};
const ofMark = {
  changes: (event: Seen<RegisterEvent>) => {
    const { pupilId, placementId } = event.data;
    return entered(event, { pupilId, placementId });
  },
};

/** Every event about a child, one row each. */
export const placementHistoryProjection = projection<HistoryEvent | ProviderEvent>()({
  name: 'placement-history',
  version: 2,
  tables: historyTables,
  on: {
    ...providerHandlers,
    ChildRegistered: ofChild,
    IdentifierAssigned: ofChild,
    ChildDetailsCorrected: ofChild,
    ChildCircumstancesChanged: ofChild,
    PlacementOrdered: ofPlacement,
    PlacementStarted: ofPlacement,
    NotArrived: ofPlacement,
    PackageVaried: ofPlacement,
    PlacementPaused: ofPlacement,
    PlacementResumed: ofPlacement,
    PlacementEnded: ofPlacement,
    PlacementCorrected: ofPlacement,
    AttendanceMarked: ofMark,
    AttendanceCorrected: ofMark,
  },
});

interface About {
  readonly pupilId: string;
  readonly placementId: string | null;
}

const ids = ({ streamId }: { streamId: string }, aggregate: 'pupil' | 'provision'): About => ({
  pupilId: idOfStream(streamId, aggregate),
  placementId: null,
});

function entered(event: Seen<HistoryEvent>, about: About): readonly Change[] {
  const { eventId, position, type, recordedAt, meta, data } = event;
  const row: EntryRow = {
    authority: meta.authority,
    pupilId: about.pupilId,
    placementId: about.placementId,
    eventId,
    position,
    type,
    effectiveOn: meta.effectiveOn,
    recordedAt,
    actorId: meta.actor.id,
    actorRole: meta.actor.role,
    actorOrganisation: meta.actor.organisation,
    sourceKind: meta.source.kind,
    sourceFile: meta.source.fileHash ?? null,
    sourceRow: meta.source.row ?? null,
    reason: meta.reason ?? null,
    corrects: meta.corrects ?? null,
    decision: decisionOf(meta),
    data: data as unknown as Json,
    identity: sealedOf(event, 'identity'),
    needs: sealedOf(event, 'needs'),
    narrative: sealedOf(event, 'narrative'),
  };
  return [{ do: 'insert', table: 'entry', row }];
}

type Meta = Seen<HistoryEvent>['meta'];

function decisionOf({ decidedOn, decidedBy, decisionRef, onBehalfOf }: Meta): Json {
  const said = { decidedOn, decidedBy, decisionRef, onBehalfOf };
  return Object.values(said).some(Boolean) ? (said as unknown as Json) : null;
}
