import { school } from '@ledger/school';
import { loadStates } from '@ledger/write-side';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';

/** A school by its id: its URN and its authority. @throws Problem 409 when there is none */
export async function knownSchool(ledger: Ledger, schoolId: string) {
  const streamId = `school-${schoolId}`;
  const { state, revision } = (await loadStates(ledger, school, [streamId])).get(streamId) ?? {};
  if (!state || revision === undefined) throw unknownSchool('');
  const { authority } = state.details;
  return { urn: state.urn, authority, basis: { streamId, revision } };
}

/** A school by its URN. @throws Problem 409 when there is none */
export async function schoolWithUrn(ledger: Ledger, urn: string) {
  const id = (await ledger.references.find('school', [urn])).get(urn)?.id;
  if (id === undefined) throw unknownSchool('/data/schoolUrn');
  return knownSchool(ledger, id);
}

const unknownSchool = (pointer: string) =>
  fault(409, {
    pointer,
    code: 'unknown-school',
    message: 'No such school is recorded. Record the school first.',
  });
