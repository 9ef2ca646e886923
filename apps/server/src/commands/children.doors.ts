import { ProvisionCommand } from '@ledger/provision';
import { PupilCommand } from '@ledger/pupil';
import { z } from 'zod';
import { type AskedCommand, type CommandDoor, routesOf } from './command-door.js';
import { refuseBeyondApproval } from './known-approval.js';
import { knownChild } from './known-child.js';
import { noticeOf } from './known-notice.js';
import { preparedMerge } from './merging.js';
import { knownProvider } from './known-places.js';

export const pupilDoor: CommandDoor = {
  category: 'pupil',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the child; choose one for a new child',
  commands: routesOf(PupilCommand, ['pupilId', 'otherMergedInto']),
  fromAddress: (pupilId) => ({ pupilId }),
  prepare: (ledger, asked) =>
    'otherPupilId' in asked.data
      ? preparedMerge(ledger, asked)
      : Promise.resolve({
          authority: String(asked.data['authority']),
          data: asked.data,
          basis: [],
        }),
  claimOf: ({ id, type, data }) => {
    if (type !== 'RegisterChild') return undefined;
    const { pupilRef } = data['identity'] as { pupilRef: string };
    return { kind: 'pupil', ref: pupilRef, id };
  },
};

/** The field of each command that says from when the fact is true. */
const dates = [
  ...['startsOn', 'startedOn', 'endedOn', 'from', 'pausedFrom', 'givenOn', 'completedOn'],
  ...['acknowledgedOn', 'proposedOn', 'agreedOn'],
];
const effectiveOn = ({ data }: AskedCommand) =>
  dates.map((field) => data[field]).find((date) => typeof date === 'string');

export const provisionDoor: CommandDoor = {
  category: 'provision',
  id: z.uuid(),
  idMeans: "the child's id; all placements of a child are one stream",
  commands: routesOf(ProvisionCommand, ['pupilId', 'schoolDaysBefore']),
  fromAddress: (pupilId) => ({ pupilId }),
  async prepare(ledger, asked) {
    const on = effectiveOn(asked) ?? (await ledger.today());
    const child = await knownChild(ledger, asked.id, on);
    const providerId = asked.data['providerId'] ?? asked.data['subProviderId'];
    const provider =
      typeof providerId === 'string' ? [await knownProvider(ledger, providerId)] : [];
    const { authority } = child;
    const approved = await refuseBeyondApproval(ledger, { ...asked, authority });
    const basis = [child.basis, ...provider.map((known) => known.basis), ...approved];
    if (asked.type !== 'GiveOffSiteDirectionNotice') return { authority, data: asked.data, basis };
    const notice = await noticeOf(ledger, { ...asked, authority });
    return { authority, data: notice.data, basis: [...basis, ...notice.basis] };
  },
  claimOf: ({ id, type, data }) =>
    type === 'OrderPlacement'
      ? {
          kind: 'placement',
          ref: String(data['placementRef']),
          id: String(data['placementId']),
          pupilId: id,
        }
      : undefined,
};
