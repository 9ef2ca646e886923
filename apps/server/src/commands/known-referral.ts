import { referral, referralFactsOf } from '@ledger/referral';
import { loadStates } from '@ledger/write-side';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';

/** What a command must know of a referral. @throws Problem 409 when there is no such referral */
export async function knownReferral(
  ledger: Ledger,
  referralId: string,
  pointer = '/data/referralId',
) {
  const streamId = `referral-${referralId}`;
  const { state, revision } = (await loadStates(ledger, referral, [streamId])).get(streamId) ?? {};
  if (!state || revision === undefined) throw unknownReferral(pointer);
  return { facts: referralFactsOf(state), basis: { streamId, revision } };
}

const unknownReferral = (pointer: string) =>
  fault(409, {
    pointer,
    code: 'unknown-referral',
    message: 'No referral is recorded under this id. Submit the referral first.',
  });
