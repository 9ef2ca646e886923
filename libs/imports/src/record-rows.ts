import { type Decider, type Message, Refusal } from '@ledger/kernel';
import { type Answer, type Ask, recordMany, refusalText } from '@ledger/write-side';
import { type Notice, quoted } from './notice.js';
import { type Outcome, rejected, resultOf } from './outcome.js';
import type { ImportRun } from './run.js';

/** What one row asks of the ledger. */
export interface RowAsk<C extends Message> {
  readonly row: number;
  readonly ask: Ask<C>;
  readonly warnings: readonly Notice[];
}

/** How a refusal's field is called in the file, where it is not called the same. */
export type ColumnNames = Readonly<Record<string, string>>;

/** Asks what the rows ask, and says what became of each, in order. */
export async function recordRows<S, C extends Message, E extends Message>(
  run: ImportRun,
  { decider, columns }: { decider: Decider<S, C, E>; columns: ColumnNames },
  rows: readonly RowAsk<C>[],
): Promise<readonly Outcome[]> {
  const answers = await recordMany(
    run.ports,
    decider,
    rows.map(({ ask }) => ask),
  );
  return rows.map((row, index) => outcomeOf(row, answers[index], columns));
}

function outcomeOf(
  { row, warnings }: RowAsk<Message>,
  answer: Answer | Refusal | undefined,
  columns: ColumnNames,
): Outcome {
  if (answer === undefined) throw new Error(`Row ${row} was not answered.`);
  if (answer instanceof Refusal) return rejected(row, refusedBecause(row, answer, columns));
  return { row, result: resultOf(answer.events), errors: [], warnings };
}

/** A refusal of the domain as the error of a row. */
export function refusedBecause(row: number, refusal: Refusal, columns: ColumnNames): Notice {
  const field = refusal.field ?? '';
  const { code } = refusal;
  return { row, column: columns[field] ?? field, code, message: refusalText(refusal) };
}

/** The row names something that is not recorded. */
export function unknownReference(
  row: number,
  column: string,
  {
    ref,
    what,
  }: {
    readonly ref: string;
    readonly what: 'pupil' | 'provider' | 'placement' | 'school' | 'visit';
  },
): Notice {
  const message = `${column}: ${quoted(ref)} is not a ${what} on record. Import the ${what} first.`;
  return { row, column, code: `unknown-${what}`, message };
}
