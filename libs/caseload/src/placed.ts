import type { View } from '@ledger/read-model';
import type { OpenDays, Timetable } from '@ledger/school-time';
import { circumstancesOn } from './circumstances.js';
import { asOneChild, stayingOf } from './one-child.js';
import { openDaysOf } from './open-days.js';
import type { Placed, Wanted } from './placed-rows.js';
import { caseloadIn, type PlacedView } from './read-caseload.js';
import type { CaseloadTables } from './tables.js';
import { timetableOf } from './timetable-of.js';

/** A placement with what its sessions depend on. */
export type Timetabled = Placed & { readonly timetable: Timetable; readonly open: OpenDays };

export type CaseloadView = PlacedView & Pick<View<CaseloadTables>, 'rows'>;

/**
 * The placements that are open on any day of a span, both ends included, of children whom the
 * authority ever had: whose they were on a day is asked of `isWith`. Those not arrived are left out.
 */
export async function placedIn(
  view: PlacedView,
  authority: string,
  wanted: Wanted,
): Promise<readonly Placed[]> {
  const [placed, staying] = await Promise.all([
    caseloadIn(view, { ...wanted, authority }),
    stayingOf(view, authority),
  ]);
  return asOneChild(placed, staying);
}

/** The same, each with its timetable and open days. */
export async function timetabledIn(
  view: CaseloadView,
  authority: string,
  wanted: Wanted,
): Promise<readonly Timetabled[]> {
  const placed = await placedIn(view, authority, wanted);
  const openDays = await openDaysOf(view, placed);
  return placed.map((each) => timetabled(each, openDays(each)));
}

// Field by field: an authority has thousands of placements, and spreading them is dear.
const timetabled = (placed: Placed, open: OpenDays): Timetabled => ({
  placementId: placed.placementId,
  pupilId: placed.pupilId,
  recordId: placed.recordId,
  providerId: placed.providerId,
  providerRef: placed.providerRef,
  providerName: placed.providerName,
  providerKind: placed.providerKind,
  leg: placed.leg,
  story: placed.story,
  identity: placed.identity,
  reference: placed.reference,
  timetable: timetableOf(placed.leg),
  open,
});

/** Whether the child was the authority's on the date. */
export const isWith = (
  { story }: Pick<Placed, 'story'>,
  authority: string,
  date: string,
): boolean =>
  (story.length === 1 ? story[0] : circumstancesOn(story, date))?.authority === authority;
