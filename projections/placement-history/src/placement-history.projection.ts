import { caseloadTables, mergeHandlers, providerHandlers } from '@ledger/caseload';
import type { IncidentEvent } from '@ledger/incident/events';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProviderPlanEvent } from '@ledger/provider-plan/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import { keyed, projection, type RowOf, type Seen } from '@ledger/read-model';
import type { RegisterEvent } from '@ledger/register/events';
import type { VoiceExerciseEvent } from '@ledger/voice/events';
import { type CourseEvent, courseEntries } from './course.entries.js';
import { entered, ids } from './entered.js';
import type { ErasureEvent } from '@ledger/erasure/events';
import { erasureHandlers } from './erasure.telling.js';
import { exclusionHandlers, type FromSchoolEvent } from './exclusion.changes.js';
import { type JourneyEvent, journeyHandlers } from './journey.changes.js';
import { type HeardEvent, heardHandlers } from './voice.changes.js';

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

const { provider, merged } = caseloadTables;

export const historyTables = { entry, provider, merged };
export type HistoryTables = typeof historyTables;
export type EntryRow = RowOf<(typeof entry)['columns']>;
/** Of a provider's plan only the decision on a child is about one. */
type ChildDecided = Extract<ProviderPlanEvent, { type: 'LiveChildDecided' }>;
export type HistoryEvent =
  | PupilEvent
  | ProvisionEvent
  | RegisterEvent
  | JourneyEvent
  | IncidentEvent
  | ChildDecided
  | CourseEvent
  | HeardEvent
  | FromSchoolEvent
  | ErasureEvent;

const ofChild = { changes: (event: Seen<PupilEvent>) => entered(event, ids(event, 'pupil')) };
const ofPlacement = {
  changes: (event: Seen<ProvisionEvent>) => {
    const { data } = event;
    const placementId = 'placementId' in data ? data.placementId : null;
    return entered(event, { ...ids(event, 'provision'), placementId });
  },
};
const ofMark = {
  changes: (event: Seen<RegisterEvent | ChildDecided>) => {
    const { pupilId, placementId } = event.data;
    return entered(event, { pupilId, placementId });
  },
};
// An incident may concern no child.
const ofIncident = {
  changes: (event: Seen<IncidentEvent>) => {
    const { pupilId } = event.data;
    return pupilId === undefined ? [] : entered(event, { pupilId, placementId: null });
  },
};

/** Every event about a child, one row each. */
export const placementHistoryProjection = projection<
  HistoryEvent | ProviderEvent | ProviderPlanEvent | VoiceExerciseEvent
>()({
  name: 'placement-history',
  version: 4,
  tables: historyTables,
  on: {
    ...providerHandlers,
    ChildRegistered: ofChild,
    IdentifierAssigned: ofChild,
    ChildDetailsCorrected: ofChild,
    ChildCircumstancesChanged: ofChild,
    ChildRecordsMerged: {
      changes: (event) => [
        ...ofChild.changes(event),
        ...mergeHandlers.ChildRecordsMerged.changes(event),
      ],
    },
    ChildRecordsUnmerged: {
      needs: mergeHandlers.ChildRecordsUnmerged.needs,
      changes: (event, rows) => [
        ...ofChild.changes(event),
        ...mergeHandlers.ChildRecordsUnmerged.changes(event, rows),
      ],
    },
    PlacementOrdered: ofPlacement,
    PlacementStarted: ofPlacement,
    NotArrived: ofPlacement,
    PackageVaried: ofPlacement,
    PlacementPaused: ofPlacement,
    PlacementResumed: ofPlacement,
    PlacementEnded: ofPlacement,
    PlacementCorrected: ofPlacement,
    VariationWithdrawn: ofPlacement,
    PauseCorrected: ofPlacement,
    PauseWithdrawn: ofPlacement,
    PackageProposed: ofPlacement,
    PackageAgreed: ofPlacement,
    OffSiteDirectionNoticeGiven: ofPlacement,
    InductionCompleted: ofPlacement,
    InfoPackAcknowledged: ofPlacement,
    SubcontractDeclared: ofPlacement,
    PlacementConverted: ofPlacement,
    AttendanceMarked: ofMark,
    AttendanceCorrected: ofMark,
    AbsenceFollowedUp: ofMark,
    SafeAndWellConfirmed: ofMark,
    IncidentReported: ofIncident,
    ConcernRaised: ofIncident,
    ConcernReferred: ofIncident,
    IncidentClosed: ofIncident,
    ProviderImprovementPlanOpened: 'ignore',
    MilestoneSet: 'ignore',
    MilestoneMet: 'ignore',
    MilestoneMissed: 'ignore',
    LiveChildDecided: ofMark,
    ProviderImprovementPlanClosed: 'ignore',
    ...journeyHandlers,
    VoiceExerciseOpened: 'ignore',
    VoiceExerciseCorrected: 'ignore',
    VoiceExerciseClosed: 'ignore',
    ...heardHandlers,
    ...courseEntries,
    ...exclusionHandlers,
    ...erasureHandlers,
  },
});
