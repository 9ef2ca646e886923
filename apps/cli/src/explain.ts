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

interface SystemError extends Error {
  readonly code?: string;
  readonly path?: string;
  readonly address?: string;
  readonly port?: number;
}

/** What the operating system says in codes, with what to do. */
const systemSentences: Readonly<Record<string, (error: SystemError) => string>> = {
  ENOENT: ({ path }) => `There is no file ${path}.`,
  EISDIR: () => 'A folder was named where a file is needed.',
  EACCES: ({ path }) => `${path} may not be read or written by this user.`,
  ECONNREFUSED: ({ address, port }) =>
    `No database answers at ${address}:${port}. Check DATABASE_URL and that the server runs.`,
};

function sentence(error: unknown): string {
  if (error instanceof Refusal) return `Refused: ${refusalText(error)} (${error.code})`;
  if (!(error instanceof Error)) return String(error);
  const known = systemSentences[(error as SystemError).code ?? ''];
  return known ? known(error) : error.message;
}
