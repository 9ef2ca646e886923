import { Command } from 'commander';
import { benchCommand } from './commands/bench.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { eventsCommand } from './commands/events.js';
import { figureCommand } from './commands/figure.js';
import { importCommand } from './commands/import.js';
import { policiesCommand } from './commands/policies.js';
import { projectionsCommand } from './commands/projections.js';
import { startCommand } from './commands/start.js';
import { verifyCommand } from './commands/verify.js';

/** Where a command that did its work, but not without refusals, leaves its exit code. */
export interface Outcome {
  exitCode: number;
}

/** The `ledger` command and all its subcommands. */
export function program(outcome: Outcome): Command {
  const ledger = new Command('ledger').description('The placement ledger of alternative provision');
  for (const command of [
    startCommand(),
    importCommand(outcome),
    figureCommand(),
    eventsCommand(),
    projectionsCommand(),
    policiesCommand(outcome),
    verifyCommand(outcome),
    demoCommand(),
    benchCommand(),
    doctorCommand(outcome),
  ]) {
    ledger.addCommand(command);
  }
  return throwing(ledger);
}

// A wrong use is thrown, at every depth, so that it becomes an exit code in one place.
function throwing(command: Command): Command {
  command.exitOverride().showHelpAfterError('Run ledger COMMAND --help to see how it is used.');
  command.commands.forEach(throwing);
  return command;
}
