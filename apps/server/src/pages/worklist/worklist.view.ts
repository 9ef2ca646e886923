import { may, type Person, type Role, roleNames } from '@ledger/access';
import { tableView } from '@ledger/govuk';
import type { FigureResult } from '@ledger/ledger';
import { worklist, worklistRoles, type WorklistRow, type WorklistTotals } from '@ledger/worklist';
import {
  type Asked,
  authorityField,
  knownAtField,
  onField,
  type QuestionField,
} from '../../questions/question-field.js';
import type { QuestionPage, Starting } from '../../questions/question-page.js';
import { csvOf, paths, withQuery } from '../paths.js';
import { historyOf } from '../placement-links.js';

const roleField: QuestionField = {
  name: 'role',
  label: 'Whose',
  kind: 'choice',
  choices: [['', 'Everybody’s'], ...worklistRoles.map((role) => [role, roleNames[role]] as const)],
};
const statusTexts = {
  late: 'Late',
  due: 'Due',
  unanswered: 'Unanswered',
  unowned: 'Unowned',
} as const;
const statusField: QuestionField = {
  name: 'status',
  label: 'Standing',
  kind: 'choice',
  choices: [['', 'Any'], ...Object.entries(statusTexts)],
};

const fields = [authorityField, roleField, statusField, onField, knownAtField];
const start = ({ today, authority }: Starting): Asked => ({ authority, on: today });

const shown = (row: WorklistRow) => ({
  ...row,
  status: statusTexts[row.status],
  owner: roleNames[row.owner as Role],
});

function worklistView(result: FigureResult, asked: Asked, here: string) {
  const rows = result.rows as readonly WorklistRow[];
  const eventOf = ({ position }: { position: number | null }) =>
    position === null ? undefined : paths.event(position);
  return {
    totals: result.totals as WorklistTotals,
    table: tableView({
      caption: 'What is due, late, unowned or unanswered',
      columns: worklist.columns,
      rows: rows.map(shown),
      links: { pupilRef: (row: object) => historyOf(row, asked), position: eventOf },
      csv: csvOf(here),
      empty: 'Nothing is waiting on this day.',
    }),
  };
}

export const worklistQuestion: QuestionPage = {
  path: paths.worklist,
  permission: 'follow-figures',
  template: 'worklist/worklist.njk',
  figure: worklist,
  fields,
  start,
  view: worklistView,
};

/** The list that a person comes to first: that of the role, or everybody's where it has none. */
export function ownWorklist({ role }: Person): { readonly role?: string } {
  return (worklistRoles as readonly string[]).includes(role) ? { role } : {};
}

/** The way from home to it, with how many items wait there. */
export function worklistTask(person: Person, totals: WorklistTotals | undefined) {
  const hint = 'What is due, late, unowned or unanswered';
  return {
    text: totals ? `Worklist (${totals.items})` : 'Worklist',
    hint: totals ? `${hint}; ${totals.late} late` : hint,
    href: withQuery(paths.worklist, ownWorklist(person)),
    shown: may(person, worklistQuestion.permission),
  };
}
