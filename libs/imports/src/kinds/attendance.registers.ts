import { Refusal } from '@ledger/kernel';
import { register } from '@ledger/register';
import { type Answer, type Ask, recordingOf } from '@ledger/write-side';
import type { RegisterCommand } from '@ledger/register';
import type { Notice } from '../notice.js';
import { type Outcome, rejected, resultOf } from '../outcome.js';
import { refusedBecause } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import type { MarkRow } from './attendance.columns.js';
import type { Sheet } from './attendance.sheets.js';

/** What is to be told of a mark that is recorded all the same. */
type Told = (mark: MarkRow, sheet: Sheet) => readonly Notice[];

/**
 * Records marks register by register, and says what became of each. Sheets may be given before the
 * earlier ones are recorded: each register takes them in the order in which they were given.
 */
export function markRecorder(run: ImportRun) {
  const record = recordingOf(run.ports, register);
  return async (sheets: readonly Sheet[], told: Told): Promise<readonly Outcome[]> => {
    const answers = await record(sheets.map((sheet) => askOf(run, sheet)));
    return sheets.flatMap((sheet, index) => outcomesOf(sheet, answers[index], told));
  };
}

function askOf(run: ImportRun, sheet: Sheet): Ask<RegisterCommand> {
  const { providerId, authority, date, session, marks } = sheet;
  const rows = [...marks.values()];
  const [first] = rows;
  if (!first) throw new Error('A sheet without marks was asked.');
  const meta = run.metaOf(first.row, authority);
  const { kind, fileHash } = meta.source;
  const markOf = (data: object) => marks.get((data as { placementId: string }).placementId);
  return {
    streamId: `register-${providerId}-${date}-${session}`,
    meta,
    command: {
      type: 'MarkAttendance',
      data: { providerId, date, session, marks: rows.map(markAsked) },
    },
    sourceOf: ({ data }) => ({ fileHash, kind, row: markOf(data)?.row ?? first.row }),
    basisOf: ({ data }) => markOf(data)?.placement.basis ?? [],
  };
}

// In the order of their names, as the request's hash has them: there is one for each row.
const markAsked = ({ values: { code, minutesLate }, placement }: MarkRow) => ({
  code,
  ...(minutesLate !== undefined && { minutesLate }),
  placement: placement.facts,
  placementId: placement.placementId,
  pupilId: placement.pupilId,
});

function outcomesOf(
  sheet: Sheet,
  answer: Answer | Refusal | undefined,
  told: Told,
): readonly Outcome[] {
  const eventsOf = answer instanceof Refusal || !answer ? undefined : byPlacement(answer.events);
  return [...sheet.marks.values()].map((mark) => {
    const { row, placement } = mark;
    if (answer === undefined) throw new Error(`Row ${row} was not answered.`);
    if (answer instanceof Refusal) return rejected(row, refusedBecause(row, answer, {}));
    const events = eventsOf?.get(placement.placementId) ?? [];
    return { row, result: resultOf(events), errors: [], warnings: told(mark, sheet) };
  });
}

function byPlacement(events: Answer['events']): ReadonlyMap<string, Answer['events']> {
  const found = new Map<string, Answer['events'][number][]>();
  for (const event of events) {
    const { placementId } = event.data as { placementId: string };
    const own = found.get(placementId);
    if (own) own.push(event);
    else found.set(placementId, [event]);
  }
  return found;
}
