import { Refusal } from '@ledger/kernel';
import { authorityOn } from '@ledger/pupil';
import type { Referent } from '@ledger/write-side';
import { type KnownChild, knownChildren } from '../known/children.js';
import { type KnownProvider, knownProviders } from '../known/organisations.js';
import { type Outcome, rejected } from '../outcome.js';
import { refusedBecause, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import type { Row } from '../table/row.js';
import { columnOf, type columns, type PlacementRow } from './placements.columns.js';

/** A row whose child and provider are on record. */
export interface ResolvedPlacement {
  readonly row: number;
  readonly values: PlacementRow;
  readonly child: KnownChild;
  readonly provider: KnownProvider;
  /** The child's authority on the day on which the placement starts. */
  readonly authority: string;
}

/** Finds what the rows refer to; those that refer to nothing on record are refused. */
export function resolvePlacements(run: ImportRun) {
  const children = knownChildren(run);
  const providers = knownProviders(run);
  return async (rows: readonly Row<typeof columns>[]) => {
    const found = {
      children: await children(rows.map(({ values }) => values.pupilRef)),
      providers: await providers(rows.map(({ values }) => values.providerRef)),
      placements: await run.references.find(
        'placement',
        rows.map(({ values }) => values.placementRef),
      ),
    };
    const resolved: ResolvedPlacement[] = [];
    const refused: Outcome[] = [];
    // Of two rows of one reference the first says whose it is.
    const owners = new Map([...found.placements].map(([ref, { pupilId }]) => [ref, pupilId]));
    for (const row of rows) {
      const result = resolve(row, found, owners);
      if ('result' in result) refused.push(result);
      else resolved.push(result);
    }
    return { resolved, refused };
  };
}

interface Found {
  readonly children: ReadonlyMap<string, KnownChild>;
  readonly providers: ReadonlyMap<string, KnownProvider>;
  readonly placements: ReadonlyMap<string, Referent>;
}

function resolve(
  { row, values }: Row<typeof columns>,
  found: Found,
  owners: Map<string, string | undefined>,
): ResolvedPlacement | Outcome {
  const { pupilRef, providerRef, placementRef, startsOn } = values;
  const child = found.children.get(pupilRef);
  if (!child) {
    return rejected(row, unknownReference(row, 'pupilRef', { ref: pupilRef, what: 'pupil' }));
  }
  const provider = found.providers.get(providerRef);
  if (!provider) {
    const unknown = { ref: providerRef, what: 'provider' } as const;
    return rejected(row, unknownReference(row, 'providerRef', unknown));
  }
  const owner = owners.get(placementRef) ?? child.pupilId;
  owners.set(placementRef, owner);
  if (owner !== child.pupilId) {
    const moved = new Refusal('placement-moved-to-another-pupil', {}, 'pupilId');
    return rejected(row, refusedBecause(row, moved, columnOf));
  }
  const authority = authorityOn(child.state, startsOn);
  if (authority === null) throw new Error('A child on record has no authority.');
  return { row, values, child, provider, authority };
}
