import { supportReferral, SupportService } from '@ledger/school-facts';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import { type KnownChild, knownChildren } from '../known/children.js';
import { rejected } from '../outcome.js';
import { recordRows, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { reference, urn } from '../table/cells.js';
import { given, optional, required, type RowOf } from '../table/column.js';
import { type SchoolRow, sortedBySchool } from './school-facts.rows.js';

const columns = {
  referralRef: required(reference, 'SR-001'),
  pupilRef: optional(reference, ''),
  schoolUrn: required(urn, '109345'),
  service: required(oneOf(SupportService.options), 'mhst'),
  referredOn: required(date, '2025-10-06'),
};
type Referral = RowOf<typeof columns>;
type Children = ReadonlyMap<string, KnownChild>;

export const supportReferrals = importKind({
  name: 'support-referrals',
  sentence: 'A referral of a school to a support service, for a child who may be named.',
  key: ['referralRef'],
  columns,
  open: (run) => {
    const sorted = sortedBySchool<'schoolUrn', Referral>(run, 'schoolUrn');
    const childrenOf = knownChildren(run);
    return async (rows) => {
      const { good, bad } = await sorted(rows);
      const children = await childrenOf(good.flatMap(({ values }) => values.pupilRef ?? []));
      const isKnown = ({ values: { pupilRef } }: SchoolRow<Referral>) =>
        pupilRef === undefined || children.has(pupilRef);
      const unknown = good
        .filter((row) => !isKnown(row))
        .map(({ row, values: { pupilRef: ref = '' } }) =>
          rejected(row, unknownReference(row, 'pupilRef', { ref, what: 'pupil' })),
        );
      const recorded = await recordReferrals(run, good.filter(isKnown), children);
      return [...recorded, ...unknown, ...bad];
    };
  },
});

async function recordReferrals(
  run: ImportRun,
  rows: readonly SchoolRow<Referral>[],
  children: Children,
) {
  const owned = rows.map(({ row, values, school }) => {
    const { authority } = school.state.details;
    return { row, values, authority, ref: values.referralRef };
  });
  const idOf = await claimAll(run, 'support-referral', owned);
  const asks = owned.map(({ row, values: { pupilRef, ...referral }, authority, ref }) => {
    const referralId = idOf(ref).id;
    const pupilId = children.get(pupilRef ?? '')?.pupilId;
    return {
      row,
      warnings: [],
      ask: {
        streamId: `support-referral-${referralId}`,
        command: {
          type: 'MakeSupportReferral' as const,
          data: given({ ...referral, referralId, pupilId }),
        },
        meta: run.metaOf(row, authority),
      },
    };
  });
  return recordRows(run, { decider: supportReferral, columns: { pupilId: 'pupilRef' } }, asks);
}
