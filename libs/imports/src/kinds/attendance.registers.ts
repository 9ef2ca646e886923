import { Refusal } from '@ledger/kernel';
import { refusalOf, register } from '@ledger/register';
import { type Answer, type Ask, recordingOf } from '@ledger/write-side';
import type { RegisterCommand } from '@ledger/register';
import type { Notice } from '../notice.js';
import { type Outcome, rejected, resultOf } from '../outcome.js';
import { refusedBecause } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import type { MarkRow } from './attendance.columns.js';

/** Rows that are asked together: marks in one register, of one authority, each of its own placement. */
interface Sheet {
  readonly streamId: string;
  readonly authority: string;
  readonly marks: Map<string, MarkRow>;
}

type Told = (mark: MarkRow) => readonly Notice[];

/**
 * Records marks register by register, and says what became of each. Marks may be given before the
 * earlier ones are recorded: each register takes them in the order in which they were given.
 */
export function markRecorder(run: ImportRun) {
  const record = recordingOf(run.ports, register);
  return async (marks: readonly MarkRow[], told: Told): Promise<readonly Outcome[]> => {
    const sheets = sheetsOf(marks);
    const answers = await record(sheets.map((sheet) => askOf(run, sheet)));
    return sheets.flatMap((sheet, index) => outcomesOf(sheet, answers[index], told));
  };
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
    const refused = isRefused(mark);
    let sheet = open.get(key);
    if (!sheet || sheet.marks.has(placementId) || refused) {
      sheet = { streamId, authority, marks: new Map() };
      sheets.push(sheet);
      open.set(key, sheet);
    }
    sheet.marks.set(placementId, mark);
    if (refused) open.delete(key);
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
          code: values.code,
          ...(values.minutesLate !== undefined && { minutesLate: values.minutesLate }),
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
  const eventsOf = answer instanceof Refusal || !answer ? undefined : byPlacement(answer.events);
  return [...marks.values()].map((mark) => {
    const { row, placement } = mark;
    if (answer === undefined) throw new Error(`Row ${row} was not answered.`);
    if (answer instanceof Refusal) return rejected(row, refusedBecause(row, answer, {}));
    const events = eventsOf?.get(placement.placementId) ?? [];
    return { row, result: resultOf(events), errors: [], warnings: told(mark) };
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
