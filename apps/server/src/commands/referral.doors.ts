import { ReferralCommand } from '@ledger/referral';
import { z } from 'zod';
import { type AskedCommand, type CommandDoor, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';
import { knownReferral } from './known-referral.js';

/** The field of each command that says from when the fact is true. */
const dates = [
  'submittedOn',
  'requestedOn',
  'receivedOn',
  'acceptedOn',
  'offeredOn',
  'declinedOn',
  'withdrawnOn',
  'closedOn',
  'reopenedOn',
] as const;
const effectiveOn = ({ data }: AskedCommand) =>
  dates.map((field) => data[field]).find((date) => typeof date === 'string');

export const referralDoor: CommandDoor = {
  category: 'referral',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the referral; choose one for a new referral',
  commands: routesOf(ReferralCommand),
  fromAddress: () => ({}),
  async prepare(ledger, asked) {
    const { id, type, data } = asked;
    const pupilId =
      type === 'SubmitReferral'
        ? String(data['pupilId'])
        : (await knownReferral(ledger, id, '')).facts.pupilId;
    const child = await knownChild(ledger, pupilId, effectiveOn(asked) ?? (await ledger.today()));
    return { authority: child.authority, data, basis: [child.basis] };
  },
  claimOf: ({ id, type, data }) =>
    type === 'SubmitReferral'
      ? {
          kind: 'referral',
          ref: String(data['referralRef']),
          id,
          pupilId: String(data['pupilId']),
        }
      : undefined,
};
