import { Refusal } from '@ledger/kernel';
import { refusalText } from '@ledger/write-side';

/** The command was not used as it is meant: exit code 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}

/** Says on standard error what went wrong and what to do. @returns the exit code */
export function explain(error: unknown): number {
  process.stderr.write(`${sentence(error)}\n`);
  return error instanceof WrongUsage ? 2 : 1;
}

function sentence(error: unknown): string {
  if (error instanceof Refusal) return `Refused: ${refusalText(error)} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
