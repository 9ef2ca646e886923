import { qaVisit } from '@ledger/qa-visit';
import { CancelReason } from '@ledger/qa-visit/events';
import { importKind } from '../kind.js';
import type { Notice } from '../notice.js';
import { recordRows } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { list, reference, text, yesNo } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import type { Row } from '../table/row.js';
import { areaList, ratingList } from './assurance.cells.js';
import { type AssuranceRow, assuranceRows, neededWith } from './assurance.rows.js';

const columns = {
  visitRef: required(reference, 'QAV-001'),
  providerRef: required(reference, 'PRV-001'),
  visitOn: required(date, '2025-11-05'),
  visitedBy: required(reference, '801'),
  announced: optional(yesNo, 'yes'),
  areas: optional(areaList, 'health-and-safety;quality-of-education'),
  heldOn: optional(date, '2025-11-05'),
  cancelledOn: optional(date, ''),
  cancelReason: optional(oneOf(CancelReason.options), ''),
  reportIssuedOn: optional(date, '2025-11-20'),
  ratings: optional(ratingList, 'health-and-safety=amber;quality-of-education=green'),
  summary: optional(text, 'Good teaching; the fire log is behind.'),
  nextDueOn: optional(date, '2026-11-05'),
  sharedWith: optional(list, '802;803'),
  sharedOn: optional(date, '2025-11-21'),
};
type VisitRow = Row<typeof columns>;

export const qaVisits = importKind({
  name: 'qa-visits',
  sentence: 'A quality assurance visit to a provider, with its report once there is one.',
  key: ['visitRef'],
  columns,
  open: (run) => {
    const known = assuranceRows<typeof columns>(run, 'qa-visit', { about, faultOf });
    return async (rows) => {
      const { good, bad } = await known(rows);
      const asks = good.map((row) => askOf(run, row));
      return [...(await recordRows(run, { decider: qaVisit, columns: columnOf }, asks)), ...bad];
    };
  },
});

const columnOf = { on: 'visitOn', issuedOn: 'reportIssuedOn', providerId: 'providerRef' };

const about = ({ values: { visitRef: ref, providerRef, visitedBy: by } }: VisitRow) => ({
  ...{ ref, providerRef, by },
});

function faultOf({ row, values }: VisitRow): Notice | undefined {
  if (values.reportIssuedOn !== undefined) return undefined;
  const { ratings, summary, nextDueOn, sharedWith } = values;
  const [first] = Object.entries({ ratings, summary, nextDueOn, sharedWith }).filter(
    ([, value]) => value !== undefined,
  );
  return first && neededWith(row, 'reportIssuedOn', first[0]);
}

function askOf(
  run: ImportRun,
  { row, values, id, provider, authority }: AssuranceRow<typeof columns>,
) {
  const { visitOn: on, visitedBy, announced, areas, heldOn } = values;
  const visit = { providerId: provider.id, on, visitedBy, ...given({ announced, areas }) };
  const held = heldOn === undefined ? undefined : { heldOn };
  const said = { held, cancelled: cancelledIn(values), report: reportIn(values) };
  const data = { visit, ...given(said), shared: sharesIn(values) };
  return {
    row,
    warnings: [],
    ask: {
      streamId: `qa-visit-${id}`,
      command: { type: 'StateQaVisit' as const, data },
      meta: run.metaOf(row, authority),
    },
  };
}

type Values = VisitRow['values'];

const cancelledIn = ({ cancelledOn, cancelReason }: Values) =>
  cancelledOn === undefined ? undefined : { cancelledOn, reasonCode: cancelReason ?? 'other' };

const reportIn = ({ reportIssuedOn: issuedOn, ratings, summary, nextDueOn }: Values) =>
  issuedOn === undefined ? undefined : { issuedOn, ...given({ ratings, summary, nextDueOn }) };

const sharesIn = ({ sharedWith = [], sharedOn, reportIssuedOn, visitOn }: Values) =>
  sharedWith.map((other) => ({ with: other, sharedOn: sharedOn ?? reportIssuedOn ?? visitOn }));
