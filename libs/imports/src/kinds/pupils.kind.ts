import { pupil } from '@ledger/pupil';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import { recordRows } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { columnOf, columns, commandOf } from './pupils.columns.js';
import { pupilQueries } from './pupils.queries.js';

export const pupils = importKind({
  name: 'pupils',
  sentence: 'A child, known by the reference given to the child.',
  key: ['pupilRef'],
  columns,
  open: (run) => {
    const queriesOf = pupilQueries(run);
    return async (rows) => {
      const queries = await queriesOf(rows);
      const idOf = await claimAll(run, 'pupil', rows.map(claimOf));
      const registered = await registeredOf(
        run,
        rows.map(({ values }) => idOf(values.pupilRef).id),
      );
      const asks = rows.map(({ row, values }) => {
        const pupilId = idOf(values.pupilRef).id;
        const isKnown = registered.has(pupilId);
        registered.add(pupilId);
        return {
          row,
          warnings: queries(row),
          ask: {
            streamId: `pupil-${pupilId}`,
            command: commandOf(values, { pupilId, isKnown, today: run.today }),
            meta: run.metaOf(row, values.authority),
          },
        };
      });
      return recordRows(run, { decider: pupil, columns: columnOf }, asks);
    };
  },
});

interface Named {
  readonly row: number;
  readonly values: { readonly pupilRef: string; readonly authority: string };
}

const claimOf = ({ row, values: { pupilRef: ref, authority } }: Named) => ({ row, ref, authority });

/** Those of the children who are in the record: a claimed reference alone does not make a child. */
async function registeredOf(run: ImportRun, pupilIds: readonly string[]): Promise<Set<string>> {
  const streams = await run.ports.log.readStreams(pupilIds.map((id) => `pupil-${id}`));
  return new Set(pupilIds.filter((id) => streams.get(`pupil-${id}`)?.length));
}
