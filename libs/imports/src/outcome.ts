import type { Answer } from '@ledger/write-side';
import type { Notice } from './notice.js';

/**
 * `accepted`: newly recorded; `corrected`: known before, and a change was recorded; `unchanged`: it
 * says what is known; `rejected`: nothing of it was recorded.
 */
export type Result = 'accepted' | 'corrected' | 'unchanged' | 'rejected';

/** What became of one row. */
export interface Outcome {
  readonly row: number;
  readonly result: Result;
  readonly errors: readonly Notice[];
  /** What was recorded and only looks wrong. */
  readonly warnings: readonly Notice[];
}

/** The events that record what nobody had recorded under the row's key. */
const FIRST_OF_ITS_KEY: ReadonlySet<string> = new Set([
  'SchoolRegistered',
  'ProviderOnboarded',
  'TermSet',
  'ClosureRecorded',
  'ChildRegistered',
  'PlacementOrdered',
  'PackageVaried',
  'AttendanceMarked',
  'BudgetSet',
  'SuspensionRecorded',
  'PermanentExclusionRecorded',
  'ReferralSubmitted',
  'ReviewDue',
  'DestinationChecked',
  'OnwardDestinationAgreed',
  'PriorityAreaDefined',
  'ActionAdded',
  'ActionStatusChanged',
  'KpiReported',
  'BoardMeetingHeld',
  'QaVisitScheduled',
  'QaFindingRaised',
  'SchoolAttendanceReported',
  'SchoolCountReported',
  'SupportReferralMade',
  'TrainingHeld',
  'VoiceResponseReceived',
]);

/** What an import says of a row whose events these are. */
export function resultOf(events: Answer['events']): Result {
  if (events.length === 0) return 'unchanged';
  const isFirst = events.some(
    ({ type, meta }) => FIRST_OF_ITS_KEY.has(type) && meta.corrects === undefined,
  );
  return isFirst ? 'accepted' : 'corrected';
}

export function rejected(row: number, ...errors: readonly Notice[]): Outcome {
  return { row, result: 'rejected', errors, warnings: [] };
}
