import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { ImprovementPlanCommand } from './improvement-plan.commands.js';
import type { ImprovementPlanEvent } from './improvement-plan.events.js';
import { refuse } from './improvement-plan.refusals.js';
import type { ActionDetails, ImprovementPlan, PlanAction } from './improvement-plan.state.js';

type Asked = DataOf<ImprovementPlanCommand, 'AddAction'>;
type Events = Decided<ImprovementPlanEvent>[];

/** Adds an action; one that is there already is re-dated, and what else differs is put right. */
export function addAction(state: ImprovementPlan, asked: Asked, today: string): Events {
  refuseBadDates(asked);
  refuseCycle(state, asked);
  const known = state.actions.get(asked.actionRef);
  if (!known) return [addedOf(asked, today)];
  return [...corrected(known, asked), ...redated(known, asked.dueOn, today)];
}

function redated(
  { details: { value } }: PlanAction,
  dueOn: string | undefined,
  on: string,
): Events {
  if (dueOn === undefined || dueOn === value.dueOn) return [];
  const data = { actionRef: value.actionRef, dueOn };
  return [{ type: 'ActionRedated', data, effectiveOn: on }];
}

const addedOf = (asked: Asked, today: string): Events[number] => ({
  type: 'ActionAdded',
  data: given(asked) as ActionDetails,
  effectiveOn: asked.startsOn ?? today,
});

// The due date is left out: another one is no correction.
function corrected({ details: { value, stated } }: PlanAction, asked: Asked): Events {
  const rest = { ...asked, dueOn: value.dueOn };
  if (holdsAlready(value, rest)) return [];
  const { effectiveOn, eventId: corrects } = stated;
  return [{ type: 'ActionCorrected', data: overlaid(value, rest), effectiveOn, corrects }];
}

function refuseBadDates({ startsOn, dueOn }: Asked): void {
  if (startsOn && dueOn && dueOn < startsOn)
    throw refuse('action-due-before-it-starts', { startsOn }, 'dueOn');
}

// An action that waits for itself would never be due to begin.
function refuseCycle(state: ImprovementPlan, { actionRef, dependsOn = [] }: Asked): void {
  const seen = new Set<string>();
  const waiting = [...dependsOn];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (ref === actionRef) throw refuse('action-depends-on-itself', { actionRef }, 'dependsOn');
    if (seen.has(ref)) continue;
    seen.add(ref);
    waiting.push(...(state.actions.get(ref)?.details.value.dependsOn ?? []));
  }
}
