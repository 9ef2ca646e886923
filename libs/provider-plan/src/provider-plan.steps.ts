import { type DataOf, type Decided, given, holdsAlready } from '@ledger/kernel';
import type { ProviderPlanCommand } from './provider-plan.commands.js';
import type { ProviderPlanEvent } from './provider-plan.events.js';
import { refuse } from './provider-plan.refusals.js';
import {
  type Decision,
  type KnownPlan,
  type Milestone,
  type Opened,
  type ProviderPlan,
  undecidedChildren,
} from './provider-plan.state.js';

type Events = Decided<ProviderPlanEvent>[];
type Asked<T extends ProviderPlanCommand['type']> = DataOf<ProviderPlanCommand, T>;

export function openPlan(state: ProviderPlan, said: Asked<'OpenProviderPlan'>): Events {
  const data = given({ ...said, findingIds: [...new Set(said.findingIds)].sort() });
  if (!state) return [{ type: 'ProviderImprovementPlanOpened', data, effectiveOn: data.openedOn }];
  // Who was there was read from elsewhere: asked again later, it may be told otherwise.
  if (holdsAlready<Opened>(state.opened, { ...data, liveChildren: undefined })) return [];
  throw refuse('plan-already-opened');
}

export function setMilestone(state: KnownPlan, data: Asked<'SetMilestone'>): Events {
  const known = state.milestones[data.milestoneId];
  const { title, dueOn } = data;
  if (known && known.title === title && known.dueOn === dueOn) return [];
  follows(state, dueOn, 'dueOn');
  if (known?.status === 'met') throw alreadyMet(known);
  const corrects = known ? { corrects: known.stated.eventId } : {};
  return [{ type: 'MilestoneSet', data, effectiveOn: dueOn, ...corrects }];
}

export function meetMilestone(state: KnownPlan, data: Asked<'MeetMilestone'>): Events {
  const known = milestoneIn(state, data);
  if (known.status === 'met' && known.on === data.metOn) return [];
  follows(state, data.metOn, 'metOn');
  const corrects = known.status === 'met' ? { corrects: known.stated.eventId } : {};
  return [{ type: 'MilestoneMet', data, effectiveOn: data.metOn, ...corrects }];
}

export function missMilestone(state: KnownPlan, data: Asked<'MissMilestone'>): Events {
  const known = milestoneIn(state, data);
  if (known.status === 'missed') return [];
  if (known.status === 'met') throw alreadyMet(known);
  follows(state, data.missedOn, 'missedOn');
  if (data.missedOn <= known.dueOn)
    throw refuse('milestone-not-yet-due', { dueOn: known.dueOn }, 'missedOn');
  return [{ type: 'MilestoneMissed', data, effectiveOn: data.missedOn }];
}

function milestoneIn(
  { milestones }: KnownPlan,
  { milestoneId }: Asked<'MeetMilestone'> | Asked<'MissMilestone'>,
) {
  const known = milestones[milestoneId];
  if (!known) throw refuse('milestone-not-set', {}, 'milestoneId');
  return known;
}

/** Another decision on a later day is the next one; on the same day it puts the first right. */
export function decideChild(state: KnownPlan, said: Asked<'DecideLiveChild'>): Events {
  const { providerId, liveChildren } = state.opened;
  const data: Decision = { ...said, providerId };
  const known = state.decisions[said.placementId];
  if (known && holdsAlready<Decision>(known, data)) return [];
  const child = liveChildren.find(({ placementId }) => placementId === said.placementId);
  if (child && child.authority !== said.authority)
    throw refuse('decision-of-another-authority', { authority: child.authority }, 'authority');
  follows(state, said.decidedOn, 'decidedOn');
  const isSameDay = known?.decidedOn === said.decidedOn;
  const corrects = known && isSameDay ? { corrects: known.stated.eventId } : {};
  const about = { effectiveOn: said.decidedOn, pupilId: said.pupilId, ...corrects };
  return [{ type: 'LiveChildDecided', data, ...about }];
}

export function closePlan(state: KnownPlan, data: Asked<'CloseProviderPlan'>): Events {
  if (state.closed && holdsAlready(state.closed, data)) return [];
  follows(state, data.closedOn, 'closedOn');
  const undecided = undecidedChildren(state).length;
  if (undecided > 0) throw refuse('children-undecided', { undecided });
  const open = Object.values(state.milestones).filter(({ status }) => status !== 'met').length;
  if (data.outcome === 'improved' && open > 0) throw refuse('milestones-open', { open }, 'outcome');
  return [{ type: 'ProviderImprovementPlanClosed', data, effectiveOn: data.closedOn }];
}

function follows({ opened, closed }: KnownPlan, date: string, field: string): void {
  if (closed) throw refuse('plan-already-closed', { closedOn: closed.closedOn });
  const { openedOn } = opened;
  if (date < openedOn) throw refuse('plan-step-before-it-was-opened', { openedOn, date }, field);
}

const alreadyMet = ({ on }: Milestone) => refuse('milestone-already-met', { metOn: on ?? '' });
