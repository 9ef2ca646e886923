import type { Decided } from '@ledger/kernel';
import type { FrameworkEvent } from './framework.events.js';
import { refuse } from './framework.refusals.js';
import {
  type Asked,
  established,
  type EstablishedFramework,
  type Framework,
  staysOf,
} from './framework.state.js';

type Events = readonly Decided<FrameworkEvent>[];

/** A provider joins each of the lots that it is not on; an earlier day told otherwise is put right. */
export function joinFramework(framework: Framework, asked: Asked<'JoinFramework'>): Events {
  const state = established(framework);
  const lots = [...new Set(asked.lots)];
  lots.forEach((lot) => refuseUnknownLot(state, lot, 'lots'));
  refuseOutside(state, asked.joinedOn, 'joinedOn');
  return lots.flatMap((lot) => joinedLot(state, lot, asked));
}

function joinedLot(
  state: EstablishedFramework,
  lot: string,
  { providerId, joinedOn }: Asked<'JoinFramework'>,
): Events {
  const stays = staysOf(state, { providerId, lot });
  if (stays.some(({ joined }) => joined.value === joinedOn)) return [];
  const leftOn = stays.findLast(({ left }) => left)?.left?.value ?? '';
  if (joinedOn <= leftOn) throw refuse('joined-before-it-left', { lot, leftOn }, 'joinedOn');
  const data = { providerId, lot, joinedOn };
  const event = { type: 'ProviderJoinedFramework' as const, data, effectiveOn: joinedOn };
  const open = stays.find(({ left }) => !left);
  return [open ? { ...event, corrects: open.joined.stated.eventId } : event];
}

/** A provider leaves the lots named, or every lot that it is on. */
export function leaveFramework(framework: Framework, asked: Asked<'LeaveFramework'>): Events {
  const state = established(framework);
  const lots = asked.lots ?? lotsToLeave(state, asked);
  return [...new Set(lots)].flatMap((lot) => leftLot(state, lot, asked));
}

function leftLot(
  state: EstablishedFramework,
  lot: string,
  { providerId, leftOn }: Asked<'LeaveFramework'>,
): Events {
  const last = lastStay(state, providerId, lot);
  if (!last) throw refuse('provider-not-on-lot', { lot, date: leftOn }, 'lots');
  const { value: joinedOn } = last.joined;
  if (leftOn < joinedOn) throw refuse('left-before-it-joined', { lot, joinedOn }, 'leftOn');
  if (last.left?.value === leftOn) return [];
  const data = { providerId, lot, leftOn };
  const event = { type: 'ProviderLeftFramework' as const, data, effectiveOn: leftOn };
  return [last.left ? { ...event, corrects: last.left.stated.eventId } : event];
}

// Those still open; when none is, those that were left that day or else last, so that asking again
// says nothing and another day puts the end right.
function lotsToLeave(
  state: EstablishedFramework,
  { providerId, leftOn }: Asked<'LeaveFramework'>,
): readonly string[] {
  const lots = state.terms.value.lots.filter((lot) => lastStay(state, providerId, lot));
  const endOf = (lot: string) => lastStay(state, providerId, lot)?.left?.value;
  const open = lots.filter((lot) => endOf(lot) === undefined);
  if (open.length > 0) return open;
  const ends = lots.map((lot) => endOf(lot) ?? '');
  const end = ends.includes(leftOn) ? leftOn : ends.sort().at(-1);
  if (end !== undefined) return lots.filter((lot) => endOf(lot) === end);
  throw refuse('provider-not-on-lot', { lot: state.terms.value.lots.join(', '), date: leftOn });
}

const lastStay = (state: EstablishedFramework, providerId: string, lot: string) =>
  staysOf(state, { providerId, lot }).at(-1);

/** @throws Refusal `lot-unknown` */
export function refuseUnknownLot(
  { terms }: EstablishedFramework,
  lot: string,
  field = 'lot',
): void {
  const { lots } = terms.value;
  if (!lots.includes(lot)) throw refuse('lot-unknown', { lot, lots: lots.join(', ') }, field);
}

/** @throws Refusal `outside-the-framework` */
export function refuseOutside(
  { terms, ends }: EstablishedFramework,
  date: string,
  field: string,
): void {
  const { from } = terms.value;
  if (date < from || date > ends)
    throw refuse('outside-the-framework', { from, to: ends, date }, field);
}
