import { mergedInto, pupil } from '@ledger/pupil';
import { loadStates } from '@ledger/write-side';
import type { Ledger } from '../ledger-door.js';
import type { AskedCommand, Prepared } from './command-door.js';
import { knownChild } from './known-child.js';

/** What two records of one child must know of each other. @throws Problem 409 for an unknown one */
export async function preparedMerge(ledger: Ledger, { id, data }: AskedCommand): Promise<Prepared> {
  const on = String(data['mergedOn'] ?? data['unmergedOn']);
  const otherPupilId = String(data['otherPupilId']);
  const child = await knownChild(ledger, id, on);
  const other = await knownChild(ledger, otherPupilId, on);
  const streamId = `pupil-${otherPupilId}`;
  const { state } = (await loadStates(ledger, pupil, [streamId])).get(streamId) ?? {};
  const into = mergedInto(state ?? null);
  return {
    authority: child.authority,
    data: { ...data, ...(into === null ? {} : { otherMergedInto: into }) },
    basis: [other.basis],
  };
}
