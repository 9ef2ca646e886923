import type { ReferenceKind } from '@ledger/reference';
import { provider, type Provider } from '@ledger/provider';
import { school, type School } from '@ledger/school';
import { loadStates } from '@ledger/write-side';
import type { ImportRun } from '../run.js';
import { type LookUp, remembered } from './remembered.js';

const AT_MOST = 2000;

/** Something recorded that a row refers to. */
export interface Known<S> {
  readonly id: string;
  readonly streamId: string;
  readonly revision: number;
  readonly state: S;
}

export type KnownProvider = Known<NonNullable<Provider>>;
export type KnownSchool = Known<NonNullable<School>>;

/** Providers by `providerRef`. */
export function knownProviders(run: ImportRun): LookUp<KnownProvider> {
  return remembered(AT_MOST, async (refs) => {
    const ids = await idsOf(run, 'provider', refs);
    const streams = await loadStates(run.ports, provider, streamIds(ids, 'provider'));
    return present(ids, 'provider', streams);
  });
}

/** Schools by URN. */
export function knownSchools(run: ImportRun): LookUp<KnownSchool> {
  return remembered(AT_MOST, async (urns) => {
    const ids = await idsOf(run, 'school', urns);
    const streams = await loadStates(run.ports, school, streamIds(ids, 'school'));
    return present(ids, 'school', streams);
  });
}

type Ids = ReadonlyMap<string, { readonly id: string }>;

const idsOf = (run: ImportRun, kind: ReferenceKind, refs: Iterable<string>): Promise<Ids> =>
  run.references.find(kind, [...refs]);

const streamIds = (ids: Ids, category: string) =>
  [...ids.values()].map(({ id }) => `${category}-${id}`);

// A reference may be claimed whose own stream is still empty, after a crash: nothing is known then.
function present<S>(
  ids: Ids,
  category: string,
  streams: ReadonlyMap<string, { readonly state: S | null; readonly revision: number }>,
): Map<string, Known<S>> {
  const known = new Map<string, Known<S>>();
  for (const [ref, { id }] of ids) {
    const streamId = `${category}-${id}`;
    const stream = streams.get(streamId);
    if (stream?.state)
      known.set(ref, { id, streamId, revision: stream.revision, state: stream.state });
  }
  return known;
}
