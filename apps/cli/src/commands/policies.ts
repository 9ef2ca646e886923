import { type Ledger, policiesRun } from '@ledger/ledger';
import type { Asked } from '@ledger/policies';
import { Command } from 'commander';
import { z } from 'zod';
import { WrongUsage } from '../explain.js';
import { print, printJson } from '../print.js';
import type { Outcome } from '../program.js';
import { withLedger } from '../with-ledger.js';

interface Options {
  readonly today?: string;
  readonly recordedAt?: string;
  readonly json?: boolean;
}

/** `ledger policies` and `ledger policies run [--today DATE] [--recorded-at INSTANT] [--json]` */
export function policiesCommand(outcome: Outcome): Command {
  const policies = new Command('policies')
    .description('Show the policies: what is asked when something is due')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const listed = await withLedger((ledger) => Promise.resolve(ledger.policies.policies));
      const rows = listed.map(({ kind, runs, says }) => ({ kind, runs, says }));
      if (options.json) return printJson(rows);
      for (const { kind, runs, says } of rows) print(`${kind}  ${runs}  ${says}`);
    });
  policies.addCommand(runCommand(outcome));
  return policies;
}

function runCommand(outcome: Outcome): Command {
  return new Command('run')
    .description('Ask the policies once about everything that is due')
    .option('--today <date>', "YYYY-MM-DD; the log's own day where none is given")
    .option('--recorded-at <instant>', 'simulated logs only: record as of this RFC 3339 instant')
    .option('--json', 'print JSON')
    .action(async (_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const report = await withLedger((ledger) => runOnce(ledger, options));
      if (report.refused.length > 0) outcome.exitCode = 1;
      if (options.json) return printJson(report);
      const { today, recorded, unchanged, refused } = report;
      print(`${today}: ${recorded} recorded, ${unchanged} unchanged, ${refused.length} refused`);
    });
}

function runOnce(ledger: Ledger, { today, recordedAt, json }: Options) {
  if (today !== undefined && !z.iso.date().safeParse(today).success)
    throw new WrongUsage('--today is a date such as 2026-01-31.');
  return policiesRun(ledger, {
    ...(today !== undefined && { today }),
    ...(recordedAt !== undefined && { recordedAt }),
    ...(!json && { onAsked: told }),
  });
}

function told({ item, command, outcome, sentence }: Asked): void {
  const why = sentence === undefined ? '' : `: ${sentence}`;
  print(`${item.dueOn} ${item.kind} ${item.subject} ${command} ${outcome}${why}`);
}
