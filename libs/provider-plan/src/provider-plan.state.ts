import type { DataOf, Stated } from '@ledger/kernel';
import type { ProviderPlanEvent } from './provider-plan.events.js';

export type Opened = DataOf<ProviderPlanEvent, 'ProviderImprovementPlanOpened'>;
export type Decision = DataOf<ProviderPlanEvent, 'LiveChildDecided'>;
export type LiveChildThere = Opened['liveChildren'][number];

/** The statuses of a milestone, each with those that it may step to. */
export const milestoneSteps = {
  set: ['met', 'missed'],
  missed: ['met', 'set'],
  met: [],
} as const satisfies Record<string, readonly string[]>;

export interface Milestone {
  readonly title: string;
  readonly dueOn: string;
  readonly status: keyof typeof milestoneSteps;
  /** When it was met or missed; null before. */
  readonly on: string | null;
  readonly stated: Stated;
}

export interface KnownPlan {
  /** The authority that owns the record of the plan. */
  readonly authority: string;
  readonly opened: Opened;
  readonly milestones: Readonly<Record<string, Milestone>>;
  /** By placement: the last decision and the event that said it. */
  readonly decisions: Readonly<Record<string, Decision & { readonly stated: Stated }>>;
  readonly closed: DataOf<ProviderPlanEvent, 'ProviderImprovementPlanClosed'> | null;
}

/** The improvement plan of one provider as last known; null until it is opened. */
export type ProviderPlan = KnownPlan | null;

/** The children who were there when the plan was opened and have no decision of their authority. */
export function undecidedChildren(plan: ProviderPlan): readonly LiveChildThere[] {
  if (!plan) return [];
  return plan.opened.liveChildren.filter(({ placementId }) => !plan.decisions[placementId]);
}
