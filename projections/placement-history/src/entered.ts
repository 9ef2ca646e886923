import { idOfStream, sealedOf } from '@ledger/caseload';
import type { Change, Json, Seen } from '@ledger/read-model';
import type { EntryRow, HistoryEvent } from './placement-history.projection.js';

/** Whose event it is. */
export interface About {
  readonly pupilId: string;
  readonly placementId: string | null;
}

/** Of an event whose stream is named by the child. */
export const ids = (
  { streamId }: { streamId: string },
  aggregate: 'pupil' | 'provision' | 'review' | 'progress',
): About => ({
  pupilId: idOfStream(streamId, aggregate),
  placementId: null,
});

/** The event as an entry of the child's history. */
export function entered(event: Seen<HistoryEvent>, about: About): readonly Change[] {
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
