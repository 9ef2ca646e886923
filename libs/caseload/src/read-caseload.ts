import type { View } from '@ledger/read-model';
import { type Came, KeptCaseload } from './kept-caseload.js';
import {
  nobody,
  type Placed,
  readIdentities,
  readPersonal,
  readPlaced,
  type WantedOf,
} from './placed-rows.js';
import type { CaseloadTables } from './tables.js';

type Reads = 'known' | 'sql' | 'versions' | 'kept' | 'position';
/** What the placements of an authority are read with. */
export type PlacedView = Pick<View<CaseloadTables>, Reads>;

/** The placements open in a span, each as its own record says; what is not personal is read once. */
export async function caseloadIn(view: PlacedView, wanted: WantedOf): Promise<readonly Placed[]> {
  const { authority, personal = 'all' } = wanted;
  const kept = view.kept(`caseload of ${authority}`, () => new KeptCaseload());
  const [personalOf] = await Promise.all([
    kept.isTooMuch ? nobody : personalParts[personal](view, wanted),
    bringTo(view, kept, authority),
  ]);
  if (kept.isTooMuch) return readPlaced(view, wanted);
  return kept.placedAt(view.position, wanted, personalOf);
}

const personalParts = { all: readPersonal, identity: readIdentities, none: () => nobody } as const;

// Another question may read the same meanwhile: then one of the two is dropped.
async function bringTo(view: PlacedView, kept: KeptCaseload, authority: string): Promise<void> {
  while (kept.until < view.position && !kept.isTooMuch) {
    const from = kept.until;
    kept.take(from, view.versions('leg').until, await cameAfter(view, from, authority));
  }
}

async function cameAfter(view: PlacedView, from: number, authority: string): Promise<Came> {
  const [legs, children, providers] = await Promise.all([
    view.sql<Came['legs'][number]>(
      `select placement_id, pupil_id, provider_id, starts_on, ended_on, leg::text,
         known_from, known_to
       from ${view.versions('leg').after(from)} leg where authority = $1`,
      [authority],
    ),
    view.sql<Came['children'][number]>(
      `select pupil_id, story::text, known_from, known_to
       from ${view.versions('child').after(from)} child where authority = $1`,
      [authority],
    ),
    view.sql<Came['providers'][number]>(
      `select provider_id, provider_ref, name, kind, known_from, known_to
       from ${view.versions('provider').after(from)} provider`,
    ),
  ]);
  return { legs, children, providers };
}
