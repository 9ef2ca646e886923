import { type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { FrameworkEvent } from './framework.events.js';
import { refuseOutside, refuseUnknownLot } from './framework.membership.js';
import { refuse } from './framework.refusals.js';
import {
  type Asked,
  type Ceiling,
  established,
  type EstablishedFramework,
  type Framework,
  isOnLot,
  rateKey,
} from './framework.state.js';

type Events = readonly Decided<FrameworkEvent>[];

/** Agrees a rate from a date; another price of the same date puts it right. */
export function agreeRate(framework: Framework, rate: Asked<'AgreeRate'>): Events {
  const state = established(framework);
  const known = state.rates.get(rateKey(rate));
  if (known && holdsAlready(known.value, rate)) return [];
  refuseNotOnLot(state, rate);
  const event = { type: 'RateAgreed' as const, data: rate, effectiveOn: rate.from };
  return [known ? { ...event, corrects: known.stated.eventId } : event];
}

/** Agrees a block of places; the same block told otherwise is put right. */
export function agreeBlock(framework: Framework, block: Asked<'AgreeBlockPlaces'>): Events {
  const state = established(framework);
  const { blockId, from, to } = block;
  if (to < from) throw refuse('block-ends-before-it-starts', { from, to }, 'to');
  const known = state.blocks.get(blockId);
  if (known && holdsAlready(known.value, block)) return [];
  refuseNotOnLot(state, block);
  refuseOutside(state, to, 'to');
  const event = { type: 'BlockPlacesAgreed' as const, data: block, effectiveOn: from };
  if (!known) return [event];
  if (known.value.providerId !== block.providerId || known.value.lot !== block.lot)
    throw refuse('block-of-another-provider', {}, 'blockId');
  return [{ ...event, corrects: known.stated.eventId }];
}

/** Changes the ceilings from a date; one that is not given stays as it was. */
export function changeCeiling(framework: Framework, asked: Asked<'ChangeCeiling'>): Events {
  const state = established(framework);
  const data = given(asked) as Ceiling;
  const { from } = data;
  if (data.aYearPence === undefined && data.inAllPence === undefined)
    throw refuse('no-ceiling-given');
  refuseOutside(state, from, 'from');
  const known = state.ceilings.get(from);
  if (!known) return [{ type: 'CeilingChanged', data, effectiveOn: from }];
  if (holdsAlready(known.value, data)) return [];
  const { eventId: corrects } = known.stated;
  const now = overlaid(known.value, data);
  return [{ type: 'CeilingChanged', data: now, effectiveOn: from, corrects }];
}

function refuseNotOnLot(
  state: EstablishedFramework,
  { providerId, lot, from }: { providerId: string; lot: string; from: string },
): void {
  refuseUnknownLot(state, lot);
  if (!isOnLot(state, { providerId, lot }, from))
    throw refuse('provider-not-on-lot', { lot, date: from }, 'from');
}
