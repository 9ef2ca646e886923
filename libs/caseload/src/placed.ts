import type { SealedValue } from '@ledger/kernel';
import type { View } from '@ledger/read-model';
import type { DateSpan, OpenDays, Timetable } from '@ledger/school-time';
import { circumstancesOn, type Story } from './circumstances.js';
import type { Leg } from './leg.js';
import { asOneChild } from './one-child.js';
import { openDaysOf } from './open-days.js';
import { parsedOnce } from './parsed-once.js';
import type { CaseloadTables } from './tables.js';
import { timetableOf } from './timetable-of.js';

/** A placement with its child and its provider, as known at the view's position. */
export interface Placed {
  readonly placementId: string;
  /** The child: where its records were merged, the one that stays. */
  readonly pupilId: string;
  /** The record that holds the placement, and whose streams hold its reviews. */
  readonly recordId: string;
  readonly providerId: string;
  readonly providerRef: string;
  readonly providerName: string;
  readonly providerKind: string;
  readonly leg: Leg;
  readonly story: Story;
  /** The child's sealed part `identity`. */
  readonly identity: SealedValue | null;
  /** The placement's sealed part `identity`, which holds its reference. */
  readonly reference: SealedValue | null;
}

/** A placement with what its sessions depend on. */
export type Timetabled = Placed & { readonly timetable: Timetable; readonly open: OpenDays };

export type CaseloadView = Pick<View<CaseloadTables>, 'known' | 'rows' | 'sql'>;

/** Which placements are asked for. */
export interface Wanted extends DateSpan {
  /** False: `identity` and `reference` are left null, for who shows nobody. */
  readonly personal?: boolean;
}

/**
 * The placements that are open on any day of a span, both ends included, of children whom the
 * authority ever had: whose they were on a day is asked of `isWith`. Those not arrived are left out.
 */
export async function placedIn(
  view: Pick<CaseloadView, 'known' | 'sql'>,
  authority: string,
  { from, to, personal = true }: Wanted,
): Promise<readonly Placed[]> {
  const sealed = personal ? 'leg.reference, child.identity' : 'null as reference, null as identity';
  const rows = await view.sql<InRow>(
    `select leg.placement_id, leg.pupil_id, leg.pupil_id as record_id, leg.provider_id,
       leg.leg::text, child.story::text, ${sealed},
       coalesce(provider.provider_ref, leg.provider_id) as provider_ref,
       coalesce(provider.name, '') as provider_name, coalesce(provider.kind, '') as provider_kind
     from ${view.known('leg')} leg
     join ${view.known('child')} child
       on child.authority = leg.authority and child.pupil_id = leg.pupil_id
     left join ${view.known('provider')} provider on provider.provider_id = leg.provider_id
     where leg.authority = $1 and leg.starts_on <= $3::date
       and (leg.ended_on is null or leg.ended_on >= $2::date)
       and not (leg.leg ->> 'notArrived')::boolean
     order by leg.starts_on, leg.placement_id`,
    [authority, from, to],
  );
  const placed = rows.map((row) => ({ ...row, leg: legIn(row.leg), story: storyIn(row.story) }));
  return asOneChild(view, authority, placed);
}

type InRow = Omit<Placed, 'leg' | 'story'> & { readonly leg: string; readonly story: string };

const legIn = parsedOnce<Leg>();
const storyIn = parsedOnce<Story>();

/** The same, each with its timetable and open days. */
export async function timetabledIn(
  view: CaseloadView,
  authority: string,
  wanted: Wanted,
): Promise<readonly Timetabled[]> {
  const placed = await placedIn(view, authority, wanted);
  const openDays = await openDaysOf(view, placed);
  return placed.map((each) => ({
    ...each,
    timetable: timetableOf(each.leg),
    open: openDays(each),
  }));
}

/** Whether the child was the authority's on the date. */
export const isWith = (
  { story }: Pick<Placed, 'story'>,
  authority: string,
  date: string,
): boolean =>
  (story.length === 1 ? story[0] : circumstancesOn(story, date))?.authority === authority;
