import { recordDemonstration, USUAL_SIZE } from '@ledger/demonstration';
import { Command, InvalidArgumentError } from 'commander';
import { print, progress } from '../print.js';
import { withLedger } from '../with-ledger.js';

interface Options {
  readonly pupils: number;
  readonly years: number;
  readonly fullTime?: boolean;
}

/** `ledger demo [--pupils N] [--years N] [--full-time]`: records a demonstration authority in an empty log. */
export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'Record a demonstration authority; the log must be empty and is simulated for good',
    )
    .option('--pupils <n>', 'children in all', wholeNumber(1, 5_000), USUAL_SIZE.pupils)
    .option('--years <n>', 'whole school years', wholeNumber(1, 4), USUAL_SIZE.years)
    .option('--full-time', 'every child placed for every session of the first year')
    .action(async ({ pupils, years, fullTime }: Options) => {
      const report = await withLedger((ledger) =>
        recordDemonstration(ledger, { pupils, years, fullTime }, progress),
      );
      print(
        `Recorded ${report.events} events of ${pupils} children in ${report.seconds.toFixed(1)} s.`,
      );
    });
}

function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
  };
}
