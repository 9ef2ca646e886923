import { type DataOf, type Decided, given } from '@ledger/kernel';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';
import { legToChange } from './provision.find.js';
import { isPauseOf, isRealPause, type Leg, type Pause, type Provision } from './provision.legs.js';
import { refuse } from './provision.refusals.js';

type Events = Decided<ProvisionEvent>[];
type Asked<T extends ProvisionCommand['type']> = DataOf<ProvisionCommand, T>;

/** What held before the variation holds again; one that is not there needs no withdrawing. */
export function withdrawVariation(state: Provision, asked: Asked<'WithdrawVariation'>): Events {
  const { pupilId, placementId, from } = asked;
  const known = legToChange(state, asked).variations.find((each) => each.from === from);
  if (!known) return [];
  const about = { effectiveOn: from, pupilId, corrects: known.stated.eventId };
  return [{ type: 'VariationWithdrawn', data: { placementId, from }, ...about }];
}

export function withdrawPause(state: Provision, asked: Asked<'WithdrawPause'>): Events {
  const { pupilId, placementId, from } = asked;
  const known = legToChange(state, asked).pauses.find((each) => isPauseOf(each, from));
  if (!known) return [];
  const about = { effectiveOn: from, pupilId, corrects: known.stated.eventId };
  return [{ type: 'PauseWithdrawn', data: { placementId, from }, ...about }];
}

/** A pause with other dates, as when the suspension that caused it was lifted earlier than told. */
export function correctPause(state: Provision, asked: Asked<'CorrectPause'>): Events {
  const leg = legToChange(state, asked);
  const { pupilId, placementId, pausedFrom, ...said } = asked;
  if (leg.pauses.some((each) => isPauseOf(each, said.from ?? pausedFrom) && says(each, said)))
    return [];
  const known = leg.pauses.find((each) => isPauseOf(each, pausedFrom));
  if (!known) throw refuse('pause-unknown', { from: pausedFrom }, 'pausedFrom');
  const { stated, ...before } = known;
  const now = { ...before, ...given(said) } as Omit<Pause, 'stated'>;
  mayHold(leg, known, now);
  const about = { effectiveOn: now.from, pupilId, corrects: stated.eventId };
  return [{ type: 'PauseCorrected', data: { placementId, pausedFrom, ...now }, ...about }];
}

const says = (pause: Pause, said: object) =>
  Object.entries(given(said)).every(([name, value]) => pause[name as keyof Pause] === value);

function mayHold(leg: Leg, known: Pause, { from, to }: Omit<Pause, 'stated'>): void {
  if (to !== null && to <= from)
    throw refuse('pause-ends-before-it-starts', { from, date: to }, 'to');
  if (leg.end && from > leg.end.endedOn)
    throw refuse('placement-already-ended', { end: leg.end.endedOn }, 'from');
  const others = leg.pauses.filter((each) => each !== known && isRealPause(each));
  const inTheWay = others.find(
    (other) => (to === null || other.from < to) && (other.to === null || from < other.to),
  );
  if (inTheWay) throw refuse('pauses-overlap', { from: inTheWay.from, date: to ?? from }, 'from');
}
