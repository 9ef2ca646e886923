import { finding } from '@ledger/finding';
import { FindingArea, FindingSource, Severity } from '@ledger/finding/events';
import { importKind } from '../kind.js';
import type { Notice } from '../notice.js';
import { rejected } from '../outcome.js';
import { recordRows, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { list, reference, text, yesNo } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import type { Row } from '../table/row.js';
import { type AssuranceRow, assuranceRows, neededWith } from './assurance.rows.js';

const columns = {
  findingRef: required(reference, 'QAF-001'),
  providerRef: required(reference, 'PRV-001'),
  raisedOn: required(date, '2025-11-05'),
  source: required(oneOf(FindingSource.options), 'visit'),
  area: required(oneOf(FindingArea.options), 'health-and-safety'),
  severity: required(oneOf(Severity.options), 'high'),
  finding: required(text, 'The fire log is three months behind.'),
  visitRef: optional(reference, 'QAV-001'),
  immediateRisk: optional(yesNo, 'no'),
  raisedBy: optional(reference, '801'),
  standard: optional(reference, 'DfE non-school AP'),
  standardVersion: optional(reference, '2025-08'),
  owner: optional(reference, 'Provider lead'),
  responseDueOn: optional(date, '2025-11-20'),
  respondedOn: optional(date, ''),
  response: optional(text, ''),
  closedOn: optional(date, ''),
  closedBy: optional(reference, ''),
  closingEvidence: optional(text, ''),
  sharedWith: optional(list, ''),
  sharedOn: optional(date, ''),
  alert: optional(yesNo, ''),
};
type FindingRow = Row<typeof columns>;
type Values = FindingRow['values'];

export const findings = importKind({
  name: 'findings',
  sentence: 'Something found at a provider, with its answer and closing once there are any.',
  key: ['findingRef'],
  columns,
  open: (run) => {
    const known = assuranceRows<typeof columns>(run, 'finding', { about, faultOf });
    return async (rows) => {
      const refs = rows.flatMap(({ values }) => values.visitRef ?? []);
      const visits = await run.references.find('qa-visit', refs);
      const isKnown = ({ values: { visitRef } }: FindingRow) => !visitRef || visits.has(visitRef);
      const { good, bad } = await known(rows.filter(isKnown));
      const asks = good.map((row) => askOf(run, row, visits.get(row.values.visitRef ?? '')?.id));
      const recorded = await recordRows(run, { decider: finding, columns: columnOf }, asks);
      const unknown = rows.filter((row) => !isKnown(row)).map(visitUnknown);
      return [...recorded, ...bad, ...unknown];
    };
  },
});

const columnOf = { providerId: 'providerRef', onEvidence: 'closingEvidence' };

const about = ({ values: { findingRef: ref, providerRef, raisedBy: by } }: FindingRow) => ({
  ...{ ref, providerRef, by },
});

const visitUnknown = ({ row, values: { visitRef: ref = '' } }: FindingRow) =>
  rejected(row, unknownReference(row, 'visitRef', { ref, what: 'visit' }));

/** Columns that are given together: each with the one that it needs. */
const needs = [
  ['response', 'respondedOn'],
  ['closedBy', 'closedOn'],
  ['closingEvidence', 'closedOn'],
  ['closedOn', 'closedBy'],
  ['closedOn', 'closingEvidence'],
  ['sharedOn', 'sharedWith'],
  ['alert', 'sharedWith'],
] as const;

function faultOf({ row, values }: FindingRow): Notice | undefined {
  const found = needs.find(
    ([column, needed]) => values[column] !== undefined && values[needed] === undefined,
  );
  return found && neededWith(row, found[1], found[0]);
}

function askOf(
  run: ImportRun,
  { row, values, id, provider, authority }: AssuranceRow<typeof columns>,
  visitId: string | undefined,
) {
  const said = { response: responseIn(values), closed: closedIn(values) };
  const finding = { providerId: provider.id, ...findingIn(values), ...given({ visitId }) };
  const data = { finding, ...given(said), shared: sharesIn(values) };
  return {
    row,
    warnings: [],
    ask: {
      streamId: `finding-${id}`,
      command: { type: 'StateQaFinding' as const, data },
      meta: run.metaOf(row, authority),
    },
  };
}

function findingIn(values: Values) {
  const { raisedOn, source, area, severity, finding: words } = values;
  const { immediateRisk, raisedBy, standard, standardVersion, owner, responseDueOn } = values;
  const more = { immediateRisk, raisedBy, standard, standardVersion, owner, responseDueOn };
  return { raisedOn, source, area, severity, finding: words, ...given(more) };
}

const responseIn = ({ respondedOn, response }: Values) =>
  respondedOn === undefined ? undefined : { respondedOn, ...given({ response }) };

const closedIn = ({ closedOn, closedBy = '', closingEvidence: onEvidence = '' }: Values) =>
  closedOn === undefined ? undefined : { closedOn, closedBy, onEvidence };

const sharesIn = ({ sharedWith = [], sharedOn, raisedOn, alert = false }: Values) =>
  sharedWith.map((other) => ({ with: other, sharedOn: sharedOn ?? raisedOn, alert }));
