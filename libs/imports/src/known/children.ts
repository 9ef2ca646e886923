import { pupil, type Pupil } from '@ledger/pupil';
import { loadStates } from '@ledger/write-side';
import type { ImportRun } from '../run.js';
import { type LookUp, remembered } from './remembered.js';

const AT_MOST = 10_000;

/** A child on record. */
export interface KnownChild {
  readonly pupilId: string;
  readonly state: NonNullable<Pupil>;
}

/** Children by `pupilRef`; a reference that was claimed without a child behind it is absent. */
export function knownChildren(run: ImportRun): LookUp<KnownChild> {
  return remembered(AT_MOST, async (refs) => {
    const ids = await run.references.find('pupil', [...refs]);
    const byId = await childrenById(
      run,
      [...ids.values()].map(({ id }) => id),
    );
    return new Map(
      [...ids].flatMap(([ref, { id }]) => {
        const child = byId.get(id);
        return child ? [[ref, child] as const] : [];
      }),
    );
  });
}

/** Children by their id. */
export async function childrenById(
  run: ImportRun,
  pupilIds: Iterable<string>,
): Promise<Map<string, KnownChild>> {
  const ids = [...new Set(pupilIds)];
  const streams = await loadStates(
    run.ports,
    pupil,
    ids.map((id) => `pupil-${id}`),
  );
  return new Map(
    ids.flatMap((pupilId) => {
      const state = streams.get(`pupil-${pupilId}`)?.state;
      return state ? [[pupilId, { pupilId, state }] as const] : [];
    }),
  );
}
