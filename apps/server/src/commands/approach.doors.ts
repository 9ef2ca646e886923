import { approach, ApproachCommand } from '@ledger/approach';
import { loadStates } from '@ledger/write-side';
import { z } from 'zod';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';
import { type AskedCommand, type CommandDoor, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';
import { knownProvider } from './known-places.js';
import { knownReferral } from './known-referral.js';

export const approachDoor: CommandDoor = {
  category: 'approach',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the approach; choose one for a new approach',
  /** What the referral says is read here, never believed: the caller does not send it. */
  commands: routesOf(ApproachCommand, ['referral']),
  fromAddress: () => ({}),
  prepare: (ledger, asked) =>
    asked.type === 'ApproachProvider' ? approaching(ledger, asked) : answering(ledger, asked),
};

async function approaching(ledger: Ledger, { data }: AskedCommand) {
  const child = await knownChild(ledger, String(data['pupilId']), String(data['approachedOn']));
  const provider = await knownProvider(ledger, String(data['providerId']));
  const { referralId } = data;
  const basis = [child.basis, provider.basis];
  if (typeof referralId !== 'string') return { authority: child.authority, data, basis };
  const referral = await knownReferral(ledger, referralId);
  return {
    authority: child.authority,
    data: { ...data, referral: referral.facts },
    basis: [...basis, referral.basis],
  };
}

async function answering(ledger: Ledger, { id, data }: AskedCommand) {
  const streamId = `approach-${id}`;
  const state = (await loadStates(ledger, approach, [streamId])).get(streamId)?.state;
  if (!state) throw unknownApproach();
  const on = data['acceptedOn'] ?? data['declinedOn'] ?? data['withdrawnOn'];
  const child = await knownChild(ledger, state.approached.pupilId, String(on));
  return { authority: child.authority, data, basis: [child.basis] };
}

const unknownApproach = () =>
  fault(409, {
    pointer: '',
    code: 'unknown-approach',
    message: 'No approach is recorded under this id. Record that the provider was asked first.',
  });
