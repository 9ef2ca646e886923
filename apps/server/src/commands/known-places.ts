import { provider } from '@ledger/provider';
import { school } from '@ledger/school';
import { loadStates } from '@ledger/write-side';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';

const unknown = (what: string, pointer: string) =>
  fault(409, {
    pointer,
    code: `unknown-${what}`,
    message: `No ${what} is recorded under this id. Record the ${what} first.`,
  });

/** Where the provider is, whether it is registered, and the revision that says so. @throws Problem 409 when there is no such provider */
export async function knownProvider(
  ledger: Ledger,
  providerId: string,
  pointer = '/data/providerId',
) {
  const streamId = `provider-${providerId}`;
  const { state, revision } = (await loadStates(ledger, provider, [streamId])).get(streamId) ?? {};
  if (!state || revision === undefined) throw unknown('provider', pointer);
  const { authority, registered } = state.details;
  return { authority, registered, basis: { streamId, revision } };
}

/** The authority that owns a calendar. @throws Problem 409 when its school or provider is unknown */
export async function authorityOfPlace(ledger: Ledger, scope: string, ref: string) {
  if (scope === 'authority') return ref;
  if (scope === 'provider') return (await knownProvider(ledger, ref)).authority;
  const id = (await ledger.references.find('school', [ref])).get(ref)?.id ?? '';
  const state = (await loadStates(ledger, school, [`school-${id}`])).get(`school-${id}`)?.state;
  if (!state) throw unknown('school', '');
  return state.details.authority;
}
