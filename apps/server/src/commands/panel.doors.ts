import { panel, PanelCommand } from '@ledger/panel';
import { loadStates } from '@ledger/write-side';
import { z } from 'zod';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';
import {
  type AskedCommand,
  type CommandDoor,
  type CommandRoute,
  type Prepared,
  routesOf,
} from './command-door.js';
import { knownChild } from './known-child.js';
import { knownProvider } from './known-places.js';
import { knownReferral } from './known-referral.js';

const ofAuthority = { authority: z.string().regex(/^\d{3}$/) };
const ofProviders = { providerIds: z.array(z.uuid()).optional() };

/** What the record says is read here, never believed: the caller sends ids alone. */
function asSent({ type, data }: CommandRoute): CommandRoute {
  if (type === 'SchedulePanel') return { type, data: data.extend(ofAuthority) };
  if (type === 'DecideReferral') return { type, data: data.extend(ofProviders) };
  return { type, data };
}

export const panelDoor: CommandDoor = {
  category: 'panel',
  id: z.uuid(),
  idMeans: 'a UUID that stands for one meeting of a panel; choose one for a new meeting',
  commands: routesOf(PanelCommand, ['referral', 'providers', 'childAuthority']).map(asSent),
  fromAddress: () => ({}),
  prepare(ledger, asked) {
    if (asked.type === 'SchedulePanel') return scheduling(asked);
    if (asked.type === 'PutReferralOnAgenda') return puttingOnAgenda(ledger, asked);
    return asked.type === 'DecideReferral' ? deciding(ledger, asked) : onAgenda(ledger, asked);
  },
  claimOf: ({ id, type, data }) =>
    type === 'SchedulePanel' ? { kind: 'panel', ref: String(data['panelRef']), id } : undefined,
};

function scheduling({ data: { authority, ...data } }: AskedCommand): Promise<Prepared> {
  return Promise.resolve({ authority: String(authority), data, basis: [] });
}

async function puttingOnAgenda(ledger: Ledger, { data }: AskedCommand): Promise<Prepared> {
  const { facts, basis } = await knownReferral(ledger, String(data['referralId']));
  const child = await knownChild(ledger, facts.pupilId, await ledger.today());
  return {
    authority: child.authority,
    data: { ...data, referral: facts },
    basis: [child.basis, basis],
  };
}

/** What concerns a referral on the agenda belongs to the child's authority on the day. */
async function onAgenda(ledger: Ledger, { id, data }: AskedCommand): Promise<Prepared> {
  const streamId = `panel-${id}`;
  const state = (await loadStates(ledger, panel, [streamId])).get(streamId)?.state;
  const item = state?.items[String(data['referralId'])];
  if (!state || !item) throw notOnAgenda();
  const on = data['appealedOn'] ?? data['decidedOn'] ?? data['approvedOn'];
  const day = typeof on === 'string' ? on : state.scheduled.heldOn;
  const child = await knownChild(ledger, item.pupilId, day);
  return { authority: child.authority, data, basis: [child.basis] };
}

async function deciding(ledger: Ledger, asked: AskedCommand): Promise<Prepared> {
  const { authority, basis, data } = await onAgenda(ledger, asked);
  const { providerIds, ...decision } = data;
  const ids = (providerIds ?? []) as readonly string[];
  const known = await Promise.all(ids.map((id) => knownProvider(ledger, id, '/data/providerIds')));
  const providers = known.map(({ authority: host, registered }, index) => ({
    ...{ providerId: ids[index], authority: host, registered },
  }));
  const said = ids.length > 0 ? { providers } : {};
  return {
    authority,
    data: { ...decision, ...said, childAuthority: authority },
    basis: [...basis, ...known.map((provider) => provider.basis)],
  };
}

const notOnAgenda = () =>
  fault(409, {
    pointer: '/data/referralId',
    code: 'referral-not-on-agenda',
    message: 'The referral is not on the agenda of this meeting; put it there first.',
  });
