import { catalogue } from '@ledger/ledger';
import { Command } from 'commander';
import { print, printJson } from '../print.js';

/** Needs no database: the catalogue is read from the schemas. */
export function eventsCommand(): Command {
  return new Command('events')
    .description('Print the event catalogue: type, version, aggregate and a sentence')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) => {
      if (options.json) return printJson(catalogue());
      for (const kind of catalogue()) {
        print(`${kind.type}  ${kind.version}  ${kind.aggregate}  ${kind.sentence}`);
      }
    });
}
