import { IncidentCommand } from '@ledger/incident';
import { ProviderPlanCommand } from '@ledger/provider-plan';
import { z } from 'zod';
import type { Ledger } from '../ledger-door.js';
import { type AskedCommand, type CommandDoor, type Prepared, routesOf } from './command-door.js';
import { ofProvider } from './known-assurance.js';
import { knownChild } from './known-child.js';

const There = z.strictObject({ pupilId: z.uuid(), placementId: z.uuid() });

/** Which authority a child belongs to is read here, never believed: the caller does not send it. */
const planCommands = routesOf(ProviderPlanCommand, ['authority']).map((route) =>
  route.type === 'OpenProviderPlan'
    ? { ...route, data: route.data.extend({ liveChildren: z.array(There).default([]) }) }
    : route,
);

export const providerPlanDoor: CommandDoor = {
  category: 'provider-plan',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the plan; choose one for a new plan',
  commands: planCommands,
  fromAddress: () => ({}),
  async prepare(ledger, asked) {
    if (asked.type === 'DecideLiveChild') return ofChild(ledger, asked, 'decidedOn');
    const prepared = await ofProvider(ledger, 'plan', asked);
    if (asked.type !== 'OpenProviderPlan') return prepared;
    const { liveChildren, openedOn } = asked.data;
    const children = await withAuthorities(ledger, There.array().parse(liveChildren), openedOn);
    const basis = [...prepared.basis, ...children.map((child) => child.basis)];
    const facts = children.map(({ there, authority }) => ({ ...there, authority }));
    return { ...prepared, data: { ...asked.data, liveChildren: facts }, basis };
  },
};

const withAuthorities = (ledger: Ledger, all: readonly z.infer<typeof There>[], on: unknown) =>
  Promise.all(
    all.map(async (there) => ({ there, ...(await knownChild(ledger, there.pupilId, String(on))) })),
  );

// A decision on a child is its own authority's fact, whoever opened the plan.
async function ofChild(ledger: Ledger, { data }: AskedCommand, date: string): Promise<Prepared> {
  const { authority, basis } = await knownChild(
    ledger,
    String(data['pupilId']),
    String(data[date]),
  );
  return { authority, data: { ...data, authority }, basis: [basis] };
}

export const incidentDoor: CommandDoor = {
  category: 'incident',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the incident or concern; choose one for a new one',
  commands: routesOf(IncidentCommand),
  fromAddress: () => ({}),
  async prepare(ledger, asked) {
    const { pupilId, occurredOn, raisedOn } = asked.data;
    if (typeof pupilId !== 'string') return ofProvider(ledger, 'incident', asked);
    const child = await knownChild(ledger, pupilId, String(occurredOn ?? raisedOn));
    const prepared = await ofProvider(ledger, 'incident', { ...asked, by: child.authority });
    return { ...prepared, basis: [...prepared.basis, child.basis] };
  },
};
