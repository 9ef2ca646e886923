import { type Decider, type EventFacts, statedBy } from '@ledger/kernel';
import { ProviderPlanCommand } from './provider-plan.commands.js';
import { ProviderPlanEvent } from './provider-plan.events.js';
import { refuse } from './provider-plan.refusals.js';
import type { KnownPlan, Milestone, ProviderPlan } from './provider-plan.state.js';
import {
  closePlan,
  decideChild,
  meetMilestone,
  missMilestone,
  openPlan,
  setMilestone,
} from './provider-plan.steps.js';

export const providerPlan: Decider<ProviderPlan, ProviderPlanCommand, ProviderPlanEvent> = {
  category: 'provider-plan',
  events: ProviderPlanEvent,
  commands: ProviderPlanCommand,
  initial: null,

  evolve: {
    ProviderImprovementPlanOpened: (_, opened, { authority }) => ({
      ...{ authority, opened, milestones: {}, decisions: {} },
      closed: null,
    }),
    MilestoneSet: (state, { milestoneId, title, dueOn }, facts) =>
      state && put(state, milestoneId, { title, dueOn, status: 'set', on: null, ...said(facts) }),
    MilestoneMet: (state, { milestoneId, metOn }, facts) =>
      state && stepped(state, milestoneId, { status: 'met', on: metOn, ...said(facts) }),
    MilestoneMissed: (state, { milestoneId, missedOn }, facts) =>
      state && stepped(state, milestoneId, { status: 'missed', on: missedOn, ...said(facts) }),
    LiveChildDecided: (state, data, facts) =>
      state && {
        ...state,
        decisions: { ...state.decisions, [data.placementId]: { ...data, ...said(facts) } },
      },
    ProviderImprovementPlanClosed: (state, closed) => state && { ...state, closed },
  },

  decide: {
    OpenProviderPlan: openPlan,
    SetMilestone: (state, data) => setMilestone(known(state), data),
    MeetMilestone: (state, data) => meetMilestone(known(state), data),
    MissMilestone: (state, data) => missMilestone(known(state), data),
    DecideLiveChild: (state, data) => decideChild(known(state), data),
    CloseProviderPlan: (state, data) => closePlan(known(state), data),
  },
};

function known(state: ProviderPlan): KnownPlan {
  if (!state) throw refuse('plan-not-opened');
  return state;
}

const said = (facts: EventFacts) => ({ stated: statedBy(facts) });

const put = (state: KnownPlan, milestoneId: string, milestone: Milestone): KnownPlan => ({
  ...state,
  milestones: { ...state.milestones, [milestoneId]: milestone },
});

function stepped(
  state: KnownPlan,
  milestoneId: string,
  now: Pick<Milestone, 'status' | 'on' | 'stated'>,
): KnownPlan {
  const milestone = state.milestones[milestoneId];
  return milestone ? put(state, milestoneId, { ...milestone, ...now }) : state;
}
