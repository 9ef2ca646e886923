import { authorityOn, pupil } from '@ledger/pupil';
import { loadStates } from '@ledger/write-side';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';

const unknownChild = () =>
  fault(409, {
    pointer: '',
    code: 'unknown-pupil',
    message: 'No child is recorded under this id. Register the child first.',
  });

/** The child's authority on the date. @throws Problem 409 when there is no such child */
export async function knownChild(ledger: Ledger, pupilId: string, on: string) {
  const streamId = `pupil-${pupilId}`;
  const { state, revision } = (await loadStates(ledger, pupil, [streamId])).get(streamId) ?? {};
  const authority = authorityOn(state ?? null, on);
  if (authority === null || revision === undefined) throw unknownChild();
  return { authority, basis: { streamId, revision } };
}
