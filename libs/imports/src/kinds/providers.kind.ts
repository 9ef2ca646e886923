import { provider } from '@ledger/provider';
import { ProviderKind } from '@ledger/provider/events';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import { type Notice } from '../notice.js';
import { recordRows } from '../record-rows.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { authority, list, reference, text } from '../table/cells.js';
import { ukprn, urn, wholeNumber, yesNo } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';

export const providers = importKind({
  name: 'providers',
  sentence: 'A provider of alternative provision, known by the reference given to it.',
  key: ['providerRef'],
  columns: {
    providerRef: required(reference, 'PRV-001'),
    name: required(text, 'Quayside Learning'),
    kind: required(oneOf(ProviderKind.options), 'independent-school'),
    authority: required(authority, '801'),
    registered: required(yesNo, 'yes'),
    urn: optional(urn, '140001'),
    ukprn: optional(ukprn, '10012345'),
    lots: optional(list, '1;2'),
    capacity: optional(wholeNumber(0, 100_000), '24'),
    approvedFrom: optional(date, '2025-09-01'),
    approvedTo: optional(date, '2028-08-31'),
  },
  open: (run) => async (rows) => {
    const claims = rows.map(({ row, values }) => ({
      row,
      ref: values.providerRef,
      authority: values.authority,
    }));
    const idOf = await claimAll(run, 'provider', claims);
    const asks = rows.map(({ row, values: { lots, ...values } }) => ({
      row,
      warnings: kindAgainstRegistered(row, values),
      ask: {
        streamId: `provider-${idOf(values.providerRef).id}`,
        command: {
          type: 'OnboardProvider' as const,
          data: { ...given(values), ...(lots ? { lots: [...lots] } : {}) },
        },
        meta: run.metaOf(row, values.authority),
      },
    }));
    return recordRows(run, { decider: provider, columns: {} }, asks);
  },
});

const SCHOOLS_BY_LAW: ReadonlySet<string> = new Set([
  'ap-academy',
  'pru',
  'independent-school',
  'hospital-school',
]);

function kindAgainstRegistered(
  row: number,
  { kind, registered }: { kind: string; registered: boolean },
): readonly Notice[] {
  const expected = SCHOOLS_BY_LAW.has(kind) ? true : kind === 'unregistered' ? false : registered;
  if (expected === registered) return [];
  const said = registered ? 'is registered' : 'is not registered';
  const message = `registered: a provider of kind ${kind} that ${said}: check which is right.`;
  return [{ row, column: 'registered', code: 'query-kind-against-registered', message }];
}
