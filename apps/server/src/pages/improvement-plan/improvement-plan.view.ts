import { dateText, tableView } from '@ledger/govuk';
import type { FigureResult } from '@ledger/ledger';
import {
  type ChangedAction,
  type PlanActionRow,
  planActions,
  planProgress,
  type ProgressRow,
  type ProgressTotals,
} from '@ledger/plan-progress';
import {
  type Asked,
  knownAtField,
  onField,
  type QuestionField,
} from '../../questions/question-field.js';
import type { QuestionPage, Starting } from '../../questions/question-page.js';
import { csvOf, paths, withQuery } from '../paths.js';

/** Statuses as people read them. */
const statusTexts: Readonly<Record<string, string>> = {
  completed: 'Completed',
  'actioned-and-embedded': 'Actioned and embedded',
  'on-track': 'On track',
  'not-started': 'Not started',
  'at-risk': 'At risk',
};
const statusText = (status: string) => statusTexts[status] ?? status;

const planField: QuestionField = {
  name: 'planRef',
  label: 'Plan',
  kind: 'text',
  hint: 'Its reference; empty means the plan opened last',
};
const fields: readonly QuestionField[] = [planField, onField, knownAtField];
const start = ({ today }: Starting): Asked => ({ on: today });

const changedColumns = [
  { name: 'actionRef', label: 'Action', kind: 'text' },
  { name: 'title', label: 'What', kind: 'text' },
  { name: 'was', label: 'Was', kind: 'text' },
  { name: 'is', label: 'Is', kind: 'text' },
] as const;

const changedRow = ({ was, is, isInPlan, ...action }: ChangedAction) => ({
  ...action,
  was: statusText(was),
  is: isInPlan ? statusText(is) : `${statusText(is)}, removed from the plan`,
});

function progressView(result: FigureResult, asked: Asked, here: string) {
  const totals = result.totals as ProgressTotals;
  const follow = ({ priorityArea }: ProgressRow) =>
    withQuery(paths.planActions, { ...asked, priorityArea });
  return {
    totals,
    lastMet: totals.lastMetOn && dateText(totals.lastMetOn),
    table: tableView({
      caption: 'Actions by priority area and status',
      columns: planProgress.columns,
      rows: result.rows as readonly ProgressRow[],
      totals,
      links: { priorityArea: follow },
      csv: csvOf(here),
      empty: 'No improvement plan is recorded.',
    }),
    changes: tableView({
      caption: 'What has moved since the board last met',
      columns: changedColumns,
      rows: totals.changes.map(changedRow),
      empty: 'No action has moved.',
    }),
    everyAction: withQuery(paths.planActions, asked),
  };
}

const actionsView = (result: FigureResult, asked: Asked, here: string) => ({
  back: withQuery(paths.plan, { ...asked, priorityArea: undefined, status: undefined }),
  priorityArea: asked['priorityArea'],
  table: tableView({
    caption: 'Actions, who owns them and when they are due',
    columns: planActions.columns,
    rows: (result.rows as readonly PlanActionRow[]).map((row) => ({
      ...row,
      status: statusText(row.status),
    })),
    csv: csvOf(here),
    empty: 'No action is in this part of the plan.',
  }),
});

export const planQuestion: QuestionPage = {
  path: paths.plan,
  permission: 'read-figures',
  template: 'improvement-plan/improvement-plan.njk',
  figure: planProgress,
  fields,
  start,
  view: progressView,
};

export const planActionsQuestion: QuestionPage = {
  path: paths.planActions,
  permission: 'follow-figures',
  template: 'improvement-plan/plan-actions.njk',
  figure: planActions,
  fields,
  start,
  view: actionsView,
};
