import { ErasureCommand } from '@ledger/erasure';
import { z } from 'zod';
import { type CommandDoor, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';

/** That keys are destroyed is said by whatever destroys them, never by a caller. */
const commands = routesOf(ErasureCommand, ['pupilId']).filter(
  ({ type }) => type !== 'ConfirmKeysDestroyed',
);

export const erasureDoor: CommandDoor = {
  category: 'erasure',
  id: z.uuid(),
  idMeans: "the child's id; all that is asked and decided about its personal data is one stream",
  commands,
  fromAddress: (pupilId) => ({ pupilId }),
  async prepare(ledger, { id, data }) {
    const on = data['decidedOn'] ?? data['requestedOn'] ?? data['endedOn'];
    const { authority, basis } = await knownChild(ledger, id, String(on));
    return { authority, data, basis: [basis] };
  },
};
