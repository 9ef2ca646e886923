import type { Figure } from '@ledger/read-model';
import { z } from 'zod';
import { planOn, planParams, type PlanView } from './plan-progress.queries.js';
import type { PlanTables } from './plan-progress.tables.js';

const params = planParams.extend({
  priorityArea: z.string().min(1).optional(),
  status: z.string().min(1).optional(),
});
type Params = z.infer<typeof params>;

/** One action as it stands on the day. */
export interface PlanActionRow {
  readonly actionRef: string;
  readonly priorityArea: string;
  readonly title: string;
  readonly owner: string;
  readonly status: string;
  readonly dueOn: string | null;
  readonly baselineDueOn: string | null;
  readonly overdue: boolean;
  readonly mitigation: string | null;
  readonly isInPlan: boolean;
}

const done = ['completed', 'actioned-and-embedded'];

/** The actions behind the counts, each with its owner, its dates and how it stands. */
export const planActions = {
  name: 'plan-actions',
  projection: 'plan-progress',
  question: 'Which actions stand behind the counts, who owns them and when are they due?',
  params,
  columns: [
    { name: 'actionRef', label: 'Action', kind: 'text' },
    { name: 'priorityArea', label: 'Priority area', kind: 'text' },
    { name: 'title', label: 'What', kind: 'text' },
    { name: 'owner', label: 'Owner', kind: 'text' },
    { name: 'status', label: 'Status', kind: 'text' },
    { name: 'dueOn', label: 'Due', kind: 'date' },
    { name: 'baselineDueOn', label: 'First due', kind: 'date' },
    { name: 'overdue', label: 'Overdue', kind: 'flag' },
    { name: 'mitigation', label: 'Mitigation', kind: 'text' },
    { name: 'isInPlan', label: 'In the plan', kind: 'flag' },
  ],
  async run(view, asked) {
    const { actions } = await planOn(view, asked);
    const rows = actions
      .filter(({ priorityArea }) => !asked.priorityArea || priorityArea === asked.priorityArea)
      .filter(({ now }) => !asked.status || now.status === asked.status)
      .map(({ now, ...action }) => ({
        ...action,
        ...now,
        overdue: !done.includes(now.status) && action.dueOn !== null && action.dueOn < asked.on,
      }));
    return { rows, totals: { actions: rows.length } };
  },
} satisfies Figure<Params, PlanTables> & {
  run(view: PlanView, asked: Params): Promise<{ rows: readonly PlanActionRow[]; totals: object }>;
};
