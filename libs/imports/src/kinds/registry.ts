import type { ImportKind } from '../kind.js';
import { attendance } from './attendance.kind.js';
import { boardMeetings } from './board-meetings.kind.js';
import { budgetLines } from './budget-lines.kind.js';
import { closures } from './closures.kind.js';
import { findings } from './findings.kind.js';
import { placementChanges } from './placement-changes.kind.js';
import { placements } from './placements.kind.js';
import { planActions } from './plan-actions.kind.js';
import { planAreas } from './plan-areas.kind.js';
import { planIndicators } from './plan-indicators.kind.js';
import { planStatuses } from './plan-statuses.kind.js';
import { destinations } from './destinations.kind.js';
import { providers } from './providers.kind.js';
import { pupils } from './pupils.kind.js';
import { qaVisits } from './qa-visits.kind.js';
import { referrals } from './referrals.kind.js';
import { schoolAttendance } from './school-attendance.kind.js';
import { schoolCounts } from './school-counts.kind.js';
import { reviews } from './reviews.kind.js';
import { schools } from './schools.kind.js';
import { supportReferrals } from './support-referrals.kind.js';
import { suspensions } from './suspensions.kind.js';
import { terms } from './terms.kind.js';
import { training } from './training.kind.js';
import { voiceResponses } from './voice-responses.kind.js';

const kinds = [
  schools,
  providers,
  terms,
  closures,
  pupils,
  suspensions,
  referrals,
  placements,
  placementChanges,
  attendance,
  reviews,
  destinations,
  budgetLines,
  planAreas,
  planActions,
  planStatuses,
  planIndicators,
  boardMeetings,
  qaVisits,
  findings,
  schoolAttendance,
  schoolCounts,
  supportReferrals,
  training,
  voiceResponses,
];

/** Every kind of file by its name, in an order in which they can be imported. */
export const importKinds: ReadonlyMap<string, ImportKind> = new Map(
  kinds.map((kind) => [kind.name, kind]),
);

/** There is no such kind of file: the caller's mistake, not the file's. */
export class UnknownImportKind extends Error {
  constructor(kind: string) {
    super(`There is no import kind ${kind}. The kinds are: ${[...importKinds.keys()].join(', ')}.`);
    this.name = 'UnknownImportKind';
  }
}

/** @throws UnknownImportKind */
export function kindNamed(name: string): ImportKind {
  const kind = importKinds.get(name);
  if (!kind) throw new UnknownImportKind(name);
  return kind;
}
