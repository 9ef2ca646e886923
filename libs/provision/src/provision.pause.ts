import { type DataOf, type Decided, given } from '@ledger/kernel';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';
import { legToChange } from './provision.find.js';
import { isPauseOf, type Leg, type Pause, type Provision } from './provision.legs.js';
import { refuse } from './provision.refusals.js';

type Events = Decided<ProvisionEvent>[];
type PauseAsked = DataOf<ProvisionCommand, 'PausePlacement'>;

/** A pause may be told after a later one; it then ends before that one begins. */
export function pausePlacement(state: Provision, asked: PauseAsked): Events {
  const leg = legToChange(state, asked);
  const { pupilId, ...said } = asked;
  const data = given(said);
  if (leg.pauses.some((pause) => isSamePause(pause, asked))) return [];
  const inTheWay = leg.pauses.find((pause) => pause.to === null || covers(pause, asked.from));
  if (inTheWay) throw refuse('placement-already-paused', { from: inTheWay.from }, 'from');
  if (leg.end && asked.from > leg.end.endedOn)
    throw refuse('placement-already-ended', { end: leg.end.endedOn }, 'from');
  return [{ type: 'PlacementPaused', data, effectiveOn: asked.from, pupilId }];
}

export function resumePlacement(
  state: Provision,
  { pupilId, placementId, from }: DataOf<ProvisionCommand, 'ResumePlacement'>,
): Events {
  const leg = legToChange(state, { placementId });
  const open = leg.pauses.find(({ to }) => to === null);
  if (!open && leg.pauses.some(({ to }) => to === from)) return [];
  if (!open) throw refuse('placement-not-paused');
  if (from < open.from)
    throw refuse('pause-ends-before-it-starts', { from: open.from, date: from }, 'from');
  endsBeforeTheNext(leg, open, from);
  return [{ type: 'PlacementResumed', data: { placementId, from }, effectiveOn: from, pupilId }];
}

function endsBeforeTheNext({ pauses }: Leg, open: Pause, date: string): void {
  const next = pauses.find(({ from, to }) => from > open.from && from < date && to !== from);
  if (next) throw refuse('pauses-overlap', { from: next.from, date }, 'from');
}

const isSamePause = (pause: Pause, { from, by, charged, pauseReason }: PauseAsked) =>
  isPauseOf(pause, from) &&
  pause.by === by &&
  pause.charged === charged &&
  (pauseReason === undefined || pause.pauseReason === pauseReason);

const covers = ({ from, to }: Pause, date: string) => from <= date && to !== null && date < to;
