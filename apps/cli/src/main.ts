import { CommanderError } from 'commander';
import { program } from './program.js';
import { explain } from './explain.js';

/**
 * Runs one `ledger` command.
 * @returns the exit code: 0 done; 1 refused or failed, the reason on standard error; 2 wrong usage.
 */
export async function main(args: readonly string[]): Promise<number> {
  const outcome = { exitCode: 0 };
  try {
    await program(outcome).parseAsync([...args], { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explain(error);
  }
}
