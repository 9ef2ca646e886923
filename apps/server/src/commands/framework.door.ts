import { FrameworkCommand } from '@ledger/framework';
import { z } from 'zod';
import { type CommandDoor, routesOf } from './command-door.js';
import { knownProvider } from './known-places.js';

/** A framework belongs to the organisation of the person who writes it. */
export const frameworkDoor: CommandDoor = {
  category: 'framework',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the framework; choose one for a new framework',
  commands: routesOf(FrameworkCommand),
  fromAddress: () => ({}),
  async prepare(ledger, { data, organisation }) {
    const { providerId } = data;
    const provider =
      typeof providerId === 'string' ? [await knownProvider(ledger, providerId)] : [];
    return { authority: organisation, data, basis: provider.map((known) => known.basis) };
  },
  claimOf: ({ id, type, data }) =>
    type === 'EstablishFramework'
      ? { kind: 'framework', ref: String(data['frameworkRef']), id }
      : undefined,
};
