import { ExclusionCommand } from '@ledger/exclusion';
import { SupportCommand } from '@ledger/support';
import { z } from 'zod';
import type { Ledger } from '../ledger-door.js';
import { type AskedCommand, type CommandDoor, type Prepared, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';
import { knownProvider } from './known-places.js';
import { dayAfterAtSchool } from './known-school-days.js';

/** The field of each command that says from when the fact is true. */
const dates = [
  ...['startsOn', 'rescindedOn', 'upheldOn', 'reinstatedOn', 'decidedOn'],
  ...['notifiedOn', 'endedOn'],
] as const;

async function ofChild(ledger: Ledger, { id, data }: AskedCommand): Promise<Prepared> {
  const on = dates.map((field) => data[field]).find((date) => typeof date === 'string');
  const child = await knownChild(ledger, id, String(on));
  return { authority: child.authority, data, basis: [child.basis] };
}

/** What the school's calendar says is read here, never believed: the caller does not send it. */
export const exclusionDoor: CommandDoor = {
  category: 'exclusion',
  id: z.uuid(),
  idMeans: "the child's id; all suspensions and permanent exclusions of a child are one stream",
  commands: routesOf(ExclusionCommand, ['pupilId', 'nextSchoolDay']),
  fromAddress: (pupilId) => ({ pupilId }),
  async prepare(ledger, asked) {
    const prepared = await ofChild(ledger, asked);
    if (asked.type !== 'RecordPermanentExclusion') return prepared;
    const { schoolUrn, startsOn } = asked.data;
    const { authority } = prepared;
    const school = { schoolUrn: String(schoolUrn), authority };
    const { day, basis } = await dayAfterAtSchool(ledger, school, String(startsOn));
    const data = { ...asked.data, ...(day === null ? {} : { nextSchoolDay: day }) };
    return { authority, data, basis: [...prepared.basis, ...basis] };
  },
  claimOf: ({ id, data }) =>
    typeof data['suspensionRef'] === 'string'
      ? {
          kind: 'suspension',
          ref: data['suspensionRef'],
          id: String(data['exclusionId']),
          pupilId: id,
        }
      : undefined,
};

export const supportDoor: CommandDoor = {
  category: 'support',
  id: z.uuid(),
  idMeans: "the child's id; all support of a child and absences for health are one stream",
  commands: routesOf(SupportCommand, ['pupilId']),
  fromAddress: (pupilId) => ({ pupilId }),
  async prepare(ledger, asked) {
    const prepared = await ofChild(ledger, asked);
    const { providerId } = asked.data;
    if (typeof providerId !== 'string') return prepared;
    const provider = await knownProvider(ledger, providerId);
    return { ...prepared, basis: [...prepared.basis, provider.basis] };
  },
};
