import type { SealedValue } from '@ledger/kernel';
import type { View } from '@ledger/read-model';
import type { DateSpan } from '@ledger/school-time';
import type { Story } from './circumstances.js';
import type { Leg } from './leg.js';
import { parsedOnce } from './parsed-once.js';
import type { CaseloadTables } from './tables.js';

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

/** Which placements are asked for. */
export interface Wanted extends DateSpan {
  /** Without all of them `reference`, or both, are left null: for who shows only names, or nobody. */
  readonly personal?: 'all' | 'identity' | 'none';
}

/** Wanted of one authority. */
export interface WantedOf extends Wanted {
  readonly authority: string;
}

type Personal = Pick<Placed, 'identity' | 'reference'>;
/** The personal parts of a placement, where they are wanted. */
export type PersonalOf = (leg: Pick<Placed, 'placementId' | 'pupilId'>) => Personal;

const nothing: Personal = { identity: null, reference: null };
export const nobody: PersonalOf = () => nothing;

type CaseloadReader = Pick<View<CaseloadTables>, 'known' | 'sql'>;

/** Parsed, the same value for the same text. */
export const legIn = parsedOnce<Leg>();
export const storyIn = parsedOnce<Story>();

/** The placements read whole, by who keeps nothing of them. */
export async function readPlaced(
  view: CaseloadReader,
  { authority, from, to, personal = 'all' }: WantedOf,
): Promise<readonly Placed[]> {
  const reference = personal === 'all' ? 'leg.reference' : 'null as reference';
  const identity = personal === 'none' ? 'null as identity' : 'child.identity';
  const rows = await view.sql<InRow>(
    `select leg.placement_id, leg.pupil_id, leg.pupil_id as record_id, leg.provider_id,
       leg.leg::text, child.story::text, ${reference}, ${identity},
       coalesce(provider.provider_ref, leg.provider_id) as provider_ref,
       coalesce(provider.name, '') as provider_name, coalesce(provider.kind, '') as provider_kind
     from ${legWithChild(view)}
     left join ${view.known('provider')} provider on provider.provider_id = leg.provider_id
     ${isOpen} order by leg.starts_on, leg.placement_id`,
    [authority, from, to],
  );
  return rows.map((row) => ({ ...row, leg: legIn(row.leg), story: storyIn(row.story) }));
}

type InRow = Omit<Placed, 'leg' | 'story'> & { readonly leg: string; readonly story: string };

/** Who the children of the authority are. */
export async function readIdentities(
  view: CaseloadReader,
  { authority }: WantedOf,
): Promise<PersonalOf> {
  const rows = await view.sql<Pick<Placed, 'pupilId' | 'identity'>>(
    `select pupil_id, identity from ${view.known('child')} child where authority = $1`,
    [authority],
  );
  const found = new Map(rows.map(({ pupilId, identity }) => [pupilId, identity]));
  return ({ pupilId }) => ({ identity: found.get(pupilId) ?? null, reference: null });
}

/** The personal parts of the same placements. */
export async function readPersonal(
  view: CaseloadReader,
  { authority, from, to }: WantedOf,
): Promise<PersonalOf> {
  const rows = await view.sql<Personal & Pick<Placed, 'placementId'>>(
    `select leg.placement_id, leg.reference, child.identity from ${legWithChild(view)} ${isOpen}`,
    [authority, from, to],
  );
  const found = new Map(rows.map((row) => [row.placementId, row]));
  return ({ placementId }) => found.get(placementId) ?? nothing;
}

const legWithChild = (view: CaseloadReader) => `${view.known('leg')} leg
  join ${view.known('child')} child
    on child.authority = leg.authority and child.pupil_id = leg.pupil_id`;

const isOpen = `where leg.authority = $1 and leg.starts_on <= $3::date
  and (leg.ended_on is null or leg.ended_on >= $2::date)
  and not (leg.leg ->> 'notArrived')::boolean`;
