import { exclusion } from '@ledger/exclusion';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import type { Outcome } from '../outcome.js';
import { recordRows } from '../record-rows.js';
import { rehearsed } from '../rehearsal/rehearsed.js';
import type { ImportRun } from '../run.js';
import { columnOf, columns, recordingOf } from './suspensions.columns.js';
import { suspensionQueries } from './suspensions.queries.js';
import { type ResolvedSuspension, resolveSuspensions } from './suspensions.resolve.js';

export const suspensions = importKind({
  name: 'suspensions',
  sentence: 'A suspension or permanent exclusion of a child, known by the reference given to it.',
  key: ['suspensionRef'],
  columns,
  open: (run) => {
    const resolve = resolveSuspensions(run);
    return async (rows) => {
      const { resolved, refused } = await resolve(rows);
      // A row that will be refused must not claim its reference: the chunk is rehearsed first.
      const bad = (await recorded(rehearsed(run), resolved)).filter(isRejected);
      const badRows = new Set(bad.map(({ row }) => row));
      const good = resolved.filter(({ row }) => !badRows.has(row));
      return [...(await recorded(run, good)), ...bad, ...refused];
    };
  },
});

const isRejected = ({ result }: Outcome) => result === 'rejected';

async function recorded(
  run: ImportRun,
  rows: readonly ResolvedSuspension[],
): Promise<readonly Outcome[]> {
  const claims = rows.map(({ row, values, child, authority }) => ({
    row,
    ref: values.suspensionRef,
    authority,
    pupilId: child.pupilId,
  }));
  const idOf = await claimAll(run, 'suspension', claims);
  const asks = rows.map((each) => {
    const { row, values, child, authority, nextSchoolDay } = each;
    const { pupilId } = child;
    const exclusionId = idOf(values.suspensionRef).id;
    return {
      row,
      warnings: suspensionQueries(each),
      ask: {
        streamId: `exclusion-${pupilId}`,
        command: recordingOf(values, { pupilId, exclusionId, nextSchoolDay }),
        meta: run.metaOf(row, authority),
      },
    };
  });
  return recordRows(run, { decider: exclusion, columns: columnOf }, asks);
}
