import { type Basis, decide, evolve, Refusal } from '@ledger/kernel';
import { approvedOf, type Order, panel, unapprovedExcess } from '@ledger/panel';
import { type Provision, provision, type ProvisionCommand } from '@ledger/provision';
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
 * @throws Problem 409 `order-beyond-approval` when it goes further than before beyond what was approved and no second person has approved that
 */
export async function refuseBeyondApproval(
  ledger: Ledger,
  asked: Asked,
): Promise<readonly Basis[]> {
  if (!orders.includes(asked.type)) return [];
  const decision = await decisionFor(ledger, asked);
  if (!decision) return [];
  const order = await orderAsked(ledger, asked);
  const excess = order ? unapprovedExcess(decision.approved, order) : [];
  if (excess.length > 0) throw beyondApproval(decision.decisionRef, excess);
  return [decision.basis];
}

/** What was decided of the placement, where a decision is named and on record. */
async function decisionFor(ledger: Ledger, { id: pupilId, data, decisionRef: named }: Asked) {
  const placementId = String(data['placementId']);
  const decisionRef = named ?? (await orderedUnder(ledger, pupilId, placementId));
  const meeting = decisionRef === undefined ? undefined : await meetingOf(ledger, decisionRef);
  const approved = meeting && approvedOf(meeting.state, { pupilId, placementId });
  if (!meeting || !approved || decisionRef === undefined) return undefined;
  return { decisionRef, approved, basis: meeting.basis };
}

/** What is ordered, where that is more than before; what only becomes less needs nobody's approval. */
async function orderAsked(ledger: Ledger, asked: Asked): Promise<Order | undefined> {
  const { before, after } = await standing(ledger, asked);
  if (!after) return undefined;
  const calendars = await calendarsFor(ledger, asked.authority, after.providerId);
  const order = orderOf(after, calendars);
  return before && !isMore(orderOf(before, calendars), order) ? undefined : order;
}

/** The decision under which the placement was ordered last. */
async function orderedUnder(ledger: Ledger, pupilId: string, placementId: string) {
  const events = await ledger.log.readStream(`provision-${pupilId}`);
  return events.findLast(
    ({ data, meta }) =>
      meta.decisionRef !== undefined && 'placementId' in data && data.placementId === placementId,
  )?.meta.decisionRef;
}

async function meetingOf(ledger: Ledger, decisionRef: string) {
  const found = (await ledger.references.find('panel', [decisionRef])).get(decisionRef);
  if (!found) return undefined;
  const streamId = `panel-${found.id}`;
  const { state, revision } = (await loadStates(ledger, panel, [streamId])).get(streamId) ?? {};
  return state && revision !== undefined ? { state, basis: { streamId, revision } } : undefined;
}

/** The placement as it stands, and as the command would leave it; what is refused changes nothing. */
async function standing(ledger: Ledger, { id, type, data, authority }: Asked) {
  const streamId = `provision-${id}`;
  const placementId = String(data['placementId']);
  const state =
    (await loadStates(ledger, provision, [streamId])).get(streamId)?.state ?? provision.initial;
  const command = { type, data } as ProvisionCommand;
  const facts = { today: await ledger.today() };
  let next: Provision = state;
  for (const event of decided(state, command, facts))
    next = evolve(provision, next, { ...event, eventId: '', authority, personal: [] });
  return { before: state.legs[placementId], after: next.legs[placementId] };
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
