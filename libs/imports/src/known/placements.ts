import { type Leg, provision, registerFactsOf, timetableOf } from '@ledger/provision';
import { authorityOn, circumstancesOn } from '@ledger/pupil';
import type { Timetable } from '@ledger/school-time';
import { isYearEleven, type Leaver } from '@ledger/transition';
import { loadStates } from '@ledger/write-side';
import type { ImportRun } from '../run.js';
import { childrenById, type KnownChild } from './children.js';
import { type LookUp, remembered } from './remembered.js';

const AT_MOST = 10_000;

/** A placement on record. */
export interface KnownPlacement {
  readonly placementId: string;
  readonly pupilId: string;
  readonly providerId: string;
  readonly timetable: Timetable;
  /** What the register must know of it. */
  readonly facts: ReturnType<typeof registerFactsOf>;
  /** The stream that says so, as it was read. */
  readonly basis: readonly { readonly streamId: string; readonly revision: number }[];
  /** The child's authority on a date. */
  authorityOn(date: string): string;
  /** Whether the child leaves year 11 where the placement is left on the date. */
  leaverOn(date: string): Leaver;
}

/** Placements by `placementRef`; a reference that was claimed without an order is absent. */
export function knownPlacements(run: ImportRun): LookUp<KnownPlacement> {
  return remembered(AT_MOST, async (refs) => {
    const found = await run.references.find('placement', [...refs]);
    const pupilIds = [...new Set([...found.values()].flatMap(({ pupilId }) => pupilId ?? []))];
    const children = await childrenById(run, pupilIds);
    const packages = await loadStates(run.ports, provision, pupilIds.map(streamOf));
    const known = new Map<string, KnownPlacement>();
    for (const [ref, { id, pupilId }] of found) {
      const child = children.get(pupilId ?? '');
      const stream = packages.get(streamOf(pupilId ?? ''));
      const leg = stream?.state.legs[id];
      if (child && leg) known.set(ref, placementOf(child, leg, stream.revision));
    }
    return known;
  });
}

const streamOf = (pupilId: string) => `provision-${pupilId}`;

function placementOf({ pupilId, state }: KnownChild, leg: Leg, revision: number): KnownPlacement {
  return {
    placementId: leg.placementId,
    pupilId,
    providerId: leg.providerId,
    timetable: timetableOf(leg),
    facts: registerFactsOf(leg),
    basis: [{ streamId: streamOf(pupilId), revision }],
    authorityOn: (date) => authorityOn(state, date) ?? '',
    leaverOn: (date) =>
      isYearEleven(circumstancesOn(state, date).clear, date) ? 'year-11' : 'other',
  };
}
