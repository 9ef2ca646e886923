import { tableView } from '@ledger/govuk';
import {
  highNeedsSpend,
  type SpendPlacement,
  spendPlacements,
  type SpendRow,
} from '@ledger/high-needs-spend';
import type { FigureResult } from '@ledger/ledger';
import { financialYearOf } from '@ledger/school-time';
import {
  type Asked,
  authorityField,
  knownAtField,
  onField,
  type QuestionField,
} from '../../questions/question-field.js';
import type { QuestionPage, Starting } from '../../questions/question-page.js';
import { csvOf, paths, withQuery } from '../paths.js';
import { placementLinks } from '../placement-links.js';

const fields: readonly QuestionField[] = [
  authorityField,
  { name: 'financialYear', label: 'Financial year', kind: 'text', hint: 'For example 2025-26' },
  onField,
  knownAtField,
];

const start = ({ today, authority }: Starting): Asked => ({
  authority,
  financialYear: financialYearOf(today),
  on: today,
});

const follow =
  (asked: Asked) =>
  ({ costCentre, s251Line }: SpendRow) =>
    withQuery(paths.spendPlacements, { ...asked, costCentre, s251Line: s251Line ?? undefined });

/** This financial year's lines, unless asked otherwise. */
export const spendQuestion: QuestionPage = {
  path: paths.spend,
  permission: 'read-figures',
  template: 'high-needs-spend/high-needs-spend.njk',
  figure: highNeedsSpend,
  fields,
  start,
  view: ({ rows, totals }: FigureResult, asked: Asked, here: string) => ({
    table: tableView({
      caption: 'High needs spend by budget line',
      columns: highNeedsSpend.columns,
      rows: rows as readonly SpendRow[],
      totals,
      links: { costCentre: follow(asked) },
      csv: csvOf(here),
      empty: 'No budget line and no charge is recorded for this year.',
    }),
    everyPlacement: withQuery(paths.spendPlacements, asked),
  }),
};

export const spendPlacementsQuestion: QuestionPage = {
  path: paths.spendPlacements,
  permission: 'follow-figures',
  template: 'high-needs-spend/spend-placements.njk',
  figure: spendPlacements,
  fields,
  start,
  view: ({ rows, totals }: FigureResult, asked: Asked, here: string) => ({
    back: withQuery(paths.spend, { ...asked, costCentre: undefined, s251Line: undefined }),
    costCentre: asked['costCentre'],
    table: tableView({
      caption: 'Charged placements',
      columns: spendPlacements.columns,
      rows: rows as readonly SpendPlacement[],
      totals,
      links: placementLinks(asked),
      csv: csvOf(here),
      empty: 'No placement is charged to this line in the year.',
    }),
  }),
};
