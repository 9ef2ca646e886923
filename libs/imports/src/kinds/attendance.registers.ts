import { Refusal } from '@ledger/kernel';
import { refusalOf, register } from '@ledger/register';
import { type Answer, type Ask, recordMany } from '@ledger/write-side';
import type { RegisterCommand } from '@ledger/register';
import type { Notice } from '../notice.js';
import { type Outcome, rejected, resultOf } from '../outcome.js';
import { refusedBecause } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { given } from '../table/column.js';
import type { MarkRow } from './attendance.columns.js';

/** Rows that are asked together: marks in one register, of one authority, each of its own placement. */
interface Sheet {
  readonly streamId: string;
  readonly authority: string;
  readonly marks: Map<string, MarkRow>;
}

type Told = (mark: MarkRow) => readonly Notice[];

/** Records the marks register by register, and says what became of each. */
export async function recordMarks(
  run: ImportRun,
  marks: readonly MarkRow[],
  told: Told,
): Promise<readonly Outcome[]> {
  const sheets = sheetsOf(marks);
  const answers = await recordMany(
    run.ports,
    register,
    sheets.map((sheet) => askOf(run, sheet)),
  );
  return sheets.flatMap((sheet, index) => outcomesOf(sheet, answers[index], told));
}

/**
 * Sheets in an order that keeps the marks of one placement in the order of the file: a second mark
 * for the same session starts another sheet, and so puts the first one right. A mark that the rules
 * refuse is a sheet of its own, to harm no other; it is asked all the same because it may stand
 * already, recorded before the placement's end was.
 */
function sheetsOf(marks: readonly MarkRow[]): readonly Sheet[] {
  const open = new Map<string, Sheet>();
  const sheets: Sheet[] = [];
  for (const mark of marks) {
    const { streamId, authority, key } = registerOf(mark);
    const { placementId } = mark.placement;
    let sheet = open.get(key);
    if (!sheet || sheet.marks.has(placementId) || isRefused(mark)) {
      sheet = { streamId, authority, marks: new Map() };
      sheets.push(sheet);
      open.set(key, sheet);
    }
    sheet.marks.set(placementId, mark);
    if (isRefused(mark)) open.delete(key);
  }
  return sheets;
}

function registerOf({ values, placement }: MarkRow) {
  const { date, session } = values;
  const streamId = `register-${placement.providerId}-${date}-${session}`;
  const authority = placement.authorityOn(date);
  return { streamId, authority, key: `${streamId} ${authority}` };
}

const isRefused = ({ values, placement }: MarkRow) =>
  refusalOf({ code: values.code, placement: placement.facts }, values.date) !== null;

function askOf(run: ImportRun, { streamId, authority, marks }: Sheet): Ask<RegisterCommand> {
  const rows = [...marks.values()];
  const [first] = rows;
  if (!first) throw new Error('A sheet without marks was asked.');
  const { date, session } = first.values;
  const meta = run.metaOf(first.row, authority);
  const markOf = (data: object) => marks.get((data as { placementId: string }).placementId);
  return {
    streamId,
    meta,
    command: {
      type: 'MarkAttendance',
      data: {
        providerId: first.placement.providerId,
        date,
        session,
        marks: rows.map(({ values, placement }) => ({
          pupilId: placement.pupilId,
          placementId: placement.placementId,
          placement: placement.facts,
          ...given({ code: values.code, minutesLate: values.minutesLate }),
        })),
      },
    },
    sourceOf: ({ data }) => ({ ...meta.source, row: markOf(data)?.row ?? first.row }),
    basisOf: ({ data }) => markOf(data)?.placement.basis ?? [],
  };
}

function outcomesOf(
  { marks }: Sheet,
  answer: Answer | Refusal | undefined,
  told: Told,
): readonly Outcome[] {
  return [...marks.values()].map((mark) => {
    const { row, placement } = mark;
    if (answer === undefined) throw new Error(`Row ${row} was not answered.`);
    if (answer instanceof Refusal) return rejected(row, refusedBecause(row, answer, {}));
    const events = answer.events.filter(
      ({ data }) => (data as { placementId: string }).placementId === placement.placementId,
    );
    return { row, result: resultOf(events), errors: [], warnings: told(mark) };
  });
}
