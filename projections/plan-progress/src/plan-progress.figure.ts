import type { Figure } from '@ledger/read-model';
import {
  type PlanParams,
  planOn,
  planParams,
  type PlanView,
  type Standing,
  type StandingAction,
} from './plan-progress.queries.js';
import type { PlanTables } from './plan-progress.tables.js';

/**
 * Counts of a priority area's actions by status. Actions that have left the plan count: what is
 * completed does not vanish; `removed` says how many of them there are. `changed` counts those whose
 * status or place in the plan is not what it was when the board last met.
 */
export interface ProgressRow {
  readonly priorityArea: string;
  readonly actions: number;
  readonly completed: number;
  readonly actionedAndEmbedded: number;
  readonly onTrack: number;
  readonly notStarted: number;
  readonly atRisk: number;
  readonly removed: number;
  readonly changed: number;
}

/** An action that has moved since the board last met. */
export interface ChangedAction {
  readonly actionRef: string;
  readonly title: string;
  readonly was: string;
  readonly is: string;
  readonly isInPlan: boolean;
}

export type ProgressTotals = Omit<ProgressRow, 'priorityArea'> & {
  readonly planRef: string | null;
  readonly lastMetOn: string | null;
  readonly changes: readonly ChangedAction[];
};

const statuses = {
  completed: 'completed',
  'actioned-and-embedded': 'actionedAndEmbedded',
  'on-track': 'onTrack',
  'not-started': 'notStarted',
  'at-risk': 'atRisk',
} as const;

/** How the plan stands on the day, by priority area; what has moved since the board last met. */
export const planProgress = {
  name: 'plan-progress',
  projection: 'plan-progress',
  question: 'How does the improvement plan stand, and what has moved since its board last met?',
  params: planParams,
  columns: [
    { name: 'priorityArea', label: 'Priority area', kind: 'text' },
    { name: 'actions', label: 'Actions', kind: 'integer' },
    { name: 'completed', label: 'Completed', kind: 'integer' },
    { name: 'actionedAndEmbedded', label: 'Actioned and embedded', kind: 'integer' },
    { name: 'onTrack', label: 'On track', kind: 'integer' },
    { name: 'notStarted', label: 'Not started', kind: 'integer' },
    { name: 'atRisk', label: 'At risk', kind: 'integer' },
    { name: 'removed', label: 'Removed from plan', kind: 'integer' },
    { name: 'changed', label: 'Moved since last board', kind: 'integer' },
  ],
  async run(view, asked) {
    const { planRef, areas, actions, lastMetOn } = await planOn(view, asked);
    return {
      rows: areas.map((priorityArea) => ({
        priorityArea,
        ...counts(actions.filter((action) => action.priorityArea === priorityArea)),
      })),
      totals: { planRef, ...counts(actions), lastMetOn, changes: changesOf(actions) },
    };
  },
} satisfies Figure<PlanParams, PlanTables> & {
  run(
    view: PlanView,
    asked: PlanParams,
  ): Promise<{ rows: readonly ProgressRow[]; totals: ProgressTotals }>;
};

function counts(actions: readonly StandingAction[]) {
  const withStatus = (status: string) => actions.filter(({ now }) => now.status === status).length;
  const byStatus = Object.entries(statuses).map(([status, name]) => [name, withStatus(status)]);
  return {
    actions: actions.length,
    ...(Object.fromEntries(byStatus) as Record<(typeof statuses)[keyof typeof statuses], number>),
    removed: actions.filter(({ now }) => !now.isInPlan).length,
    changed: changesOf(actions).length,
  };
}

// Before the first meeting there is nothing that a board could compare with.
const changesOf = (actions: readonly StandingAction[]): readonly ChangedAction[] =>
  actions.flatMap(({ actionRef, title, now, before }) =>
    before === null || isSame(now, before)
      ? []
      : [{ actionRef, title, was: before.status, is: now.status, isInPlan: now.isInPlan }],
  );

const isSame = (now: Standing, before: Standing) =>
  now.status === before.status && now.isInPlan === before.isInPlan;
