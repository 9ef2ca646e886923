import { voiceExercise } from '@ledger/voice';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import { type KnownChild, knownChildren } from '../known/children.js';
import { rejected } from '../outcome.js';
import { recordRows, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { list, reference, text } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import type { Row } from '../table/row.js';

const columns = {
  exerciseRef: required(reference, 'VOICE-2025'),
  responseRef: required(reference, 'R-001'),
  question: required(text, 'What helps you to learn?'),
  theme: required(list, 'staff-who-listen'),
  words: optional(text, 'They listen to me.'),
  pupilRef: optional(reference, ''),
};
type Rows = readonly Row<typeof columns>[];
type Children = ReadonlyMap<string, KnownChild>;

export const voiceResponses = importKind({
  name: 'voice-responses',
  sentence: 'A response to a question of a voice exercise, with its themes.',
  key: ['exerciseRef', 'responseRef'],
  columns,
  open: (run) => {
    const childrenOf = knownChildren(run);
    return async (rows) => {
      const children = await childrenOf(rows.flatMap(({ values }) => values.pupilRef ?? []));
      const isKnown = ({ values: { pupilRef } }: Rows[number]) =>
        pupilRef === undefined || children.has(pupilRef);
      const unknown = rows
        .filter((row) => !isKnown(row))
        .map(({ row, values: { pupilRef: ref = '' } }) =>
          rejected(row, unknownReference(row, 'pupilRef', { ref, what: 'pupil' })),
        );
      return [...(await recordResponses(run, rows.filter(isKnown), children)), ...unknown];
    };
  },
});

// An exercise begins with the first row that names it, and belongs to the organisation that imports
// it: the file names no authority.
async function recordResponses(run: ImportRun, rows: Rows, children: Children) {
  const authority = run.organisation;
  const claims = (refOf: (row: Rows[number]) => string) =>
    rows.map((each) => ({ row: each.row, ref: refOf(each), authority }));
  const exerciseOf = await claimAll(run, 'voice-exercise', claims(exerciseRefOf));
  const responseOf = await claimAll(run, 'voice-response', claims(responseRefOf));
  const asks = rows.map((each) => {
    const { question, theme, words, pupilRef } = each.values;
    const responseId = responseOf(responseRefOf(each)).id;
    const pupilId = children.get(pupilRef ?? '')?.pupilId;
    return {
      row: each.row,
      warnings: [],
      ask: {
        streamId: `voice-exercise-${exerciseOf(exerciseRefOf(each)).id}`,
        command: {
          type: 'ReceiveVoiceResponse' as const,
          data: given({ responseId, question, themes: [...theme], words, pupilId }),
        },
        meta: run.metaOf(each.row, authority),
      },
    };
  });
  const columnOf = { pupilId: 'pupilRef', themes: 'theme' };
  return recordRows(run, { decider: voiceExercise, columns: columnOf }, asks);
}

const exerciseRefOf = ({ values }: Rows[number]) => values.exerciseRef;

// The same reference may stand in two exercises; only a keyed hash of the pair is kept.
const responseRefOf = ({ values }: Rows[number]) =>
  JSON.stringify([values.exerciseRef.trim(), values.responseRef.trim()]);
