import { ImprovementPlanCommand } from '@ledger/improvement-plan';
import { z } from 'zod';
import { type CommandDoor, routesOf } from './command-door.js';

/** A plan belongs to the organisation of the person who writes it. */
export const improvementPlanDoor: CommandDoor = {
  category: 'improvement-plan',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the improvement plan; choose one for a new plan',
  commands: routesOf(ImprovementPlanCommand),
  fromAddress: () => ({}),
  prepare: (_, { data, organisation }) =>
    Promise.resolve({ authority: organisation, data, basis: [] }),
  claimOf: ({ id, type, data }) =>
    type === 'OpenImprovementPlan' ? { kind: 'plan', ref: String(data['planRef']), id } : undefined,
};
