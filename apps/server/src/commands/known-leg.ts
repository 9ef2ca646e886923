import { isYearEleven } from '@ledger/transition';
import { legsOf, provision, registerFactsOf } from '@ledger/provision';
import { circumstancesOn, pupil } from '@ledger/pupil';
import { loadStates } from '@ledger/write-side';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';

interface Named {
  readonly pupilId: string;
  readonly placementId: unknown;
}

/** The first and last day of a child's placement. @throws Problem 409 when there is no such one */
export async function knownLeg(ledger: Ledger, { pupilId, placementId }: Named) {
  const streamId = `provision-${pupilId}`;
  const known = (await loadStates(ledger, provision, [streamId])).get(streamId);
  const leg = known && legsOf(known.state).find((each) => each.placementId === placementId);
  if (!leg) throw unknownPlacement();
  return { facts: registerFactsOf(leg), basis: { streamId, revision: known.revision } };
}

/** Whether the child is in year 11 on the date. */
export async function leaverOn(ledger: Ledger, pupilId: string, date: string) {
  const streamId = `pupil-${pupilId}`;
  const state = (await loadStates(ledger, pupil, [streamId])).get(streamId)?.state;
  const isLeaver = state && isYearEleven(circumstancesOn(state, date).clear, date);
  return isLeaver ? 'year-11' : 'other';
}

const unknownPlacement = () =>
  fault(409, {
    pointer: '/data/placementId',
    code: 'unknown-placement',
    message: 'This child has no placement with this id.',
  });
