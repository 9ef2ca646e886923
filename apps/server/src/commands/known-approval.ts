import { type Basis, decide, evolve, Refusal } from '@ledger/kernel';
import { approvedOf, type Order, panel, unapprovedExcess, withPackage } from '@ledger/panel';
import {
  type Leg,
  legsOf,
  type Provision,
  provision,
  type ProvisionCommand,
} from '@ledger/provision';
import { loadStates } from '@ledger/write-side';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';
import type { AskedCommand } from './command-door.js';
import { calendarsFor, isMore, orderOf } from './ordered-cost.js';

const orders: readonly string[] = ['OrderPlacement', 'CorrectPlacement', 'VaryPackage'];

type Asked = AskedCommand & { readonly authority: string };

/**
 * Reads what the panel approved for a placement that is ordered, corrected or varied: by the
 * decision that is named, else by the one under which it was ordered.
 * @throws Problem 409 `order-beyond-approval` when it is more than before, and beyond what the panel
 * and a second person approved
 */
export async function refuseBeyondApproval(
  ledger: Ledger,
  asked: Asked,
): Promise<readonly Basis[]> {
  if (!orders.includes(asked.type)) return [];
  const decision = await decisionFor(ledger, asked);
  if (!decision) return [];
  const order = await orderAsked(ledger, asked, decision.decisionRef);
  const excess = order ? unapprovedExcess(decision.approved, order) : [];
  if (excess.length > 0) throw beyondApproval(decision.decisionRef, excess);
  return [decision.basis];
}

/** What was decided of the placement, where a decision is named and on record. */
async function decisionFor(ledger: Ledger, { id: pupilId, data, decisionRef: named }: Asked) {
  const placementId = String(data['placementId']);
  const decisionRef = named ?? (await decisionsOf(ledger, pupilId)).get(placementId);
  const meeting = decisionRef === undefined ? undefined : await meetingOf(ledger, decisionRef);
  const approved = meeting && approvedOf(meeting.state, { pupilId, placementId });
  if (!meeting || !approved || decisionRef === undefined) return undefined;
  return { decisionRef, approved, basis: meeting.basis };
}

/**
 * What is ordered, with what else is under the same decision; where that is more than before, for
 * what only becomes less needs nobody's approval.
 */
async function orderAsked(ledger: Ledger, asked: Asked, decisionRef: string) {
  const { before, after, others } = await standing(ledger, asked, decisionRef);
  if (!after) return undefined;
  const calendarsOf = (leg: Leg) => calendarsFor(ledger, asked.authority, leg.providerId);
  const calendars = await calendarsOf(after);
  const order = orderOf(after, calendars);
  if (before && !isMore(orderOf(before, calendars), order)) return undefined;
  const besides: Order[] = [];
  for (const leg of others) besides.push(orderOf(leg, await calendarsOf(leg)));
  return withPackage(order, besides);
}

/** The decision under which each placement of the child was ordered last. */
async function decisionsOf(ledger: Ledger, pupilId: string): Promise<ReadonlyMap<unknown, string>> {
  const events = await ledger.log.readStream(`provision-${pupilId}`);
  return new Map(
    events.flatMap(({ data, meta: { decisionRef } }) =>
      decisionRef !== undefined && 'placementId' in data
        ? [[data.placementId, decisionRef] as const]
        : [],
    ),
  );
}

async function meetingOf(ledger: Ledger, decisionRef: string) {
  const found = (await ledger.references.find('panel', [decisionRef])).get(decisionRef);
  if (!found) return undefined;
  const streamId = `panel-${found.id}`;
  const { state, revision } = (await loadStates(ledger, panel, [streamId])).get(streamId) ?? {};
  return state && revision !== undefined ? { state, basis: { streamId, revision } } : undefined;
}

/** The placement as it stands, and as the command would leave it; what is refused changes nothing. */
async function standing(ledger: Ledger, asked: Asked, decisionRef: string) {
  const { id, type, data, authority } = asked;
  const streamId = `provision-${id}`;
  const placementId = String(data['placementId']);
  const state =
    (await loadStates(ledger, provision, [streamId])).get(streamId)?.state ?? provision.initial;
  const command = { type, data } as ProvisionCommand;
  const facts = { today: await ledger.today() };
  let next: Provision = state;
  for (const event of decided(state, command, facts))
    next = evolve(provision, next, { ...event, eventId: '', authority, personal: [] });
  const decisions = await decisionsOf(ledger, id);
  const others = legsOf(state)
    .filter((leg) => decisions.get(leg.placementId) === decisionRef)
    .filter((leg) => leg.placementId !== placementId && !leg.notArrived);
  return { before: state.legs[placementId], after: next.legs[placementId], others };
}

function decided(state: Provision, command: ProvisionCommand, facts: { readonly today: string }) {
  try {
    return decide(provision, state, { command, facts });
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

const beyondApproval = (decisionRef: string, excess: readonly string[]) =>
  fault(409, {
    pointer: '/data/placementId',
    code: 'order-beyond-approval',
    message:
      `Against the decision ${decisionRef} the placement is ` +
      `${excess.map((way) => way.replaceAll('-', ' ')).join(', ')}. Have a second person approve ` +
      'it at that meeting, for this placement, or order within what was approved.',
  });
