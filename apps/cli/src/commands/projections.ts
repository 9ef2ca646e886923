import { Command } from 'commander';
import { print, printJson, progress } from '../print.js';
import { withLedger } from '../with-ledger.js';

/** `ledger projections` and `ledger projections rebuild NAME` */
export function projectionsCommand(): Command {
  const projections = new Command('projections')
    .description('Show where each projection stands and what is parked')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const status = await withLedger((ledger) => ledger.readModel.status());
      if (options.json) return printJson(status);
      for (const each of status) {
        print(`${each.name}  version ${each.version}  position ${each.position}  lag ${each.lag}`);
        for (const parked of each.parked) print(`  parked ${parked.streamId}: ${parked.error}`);
      }
    });
  projections.addCommand(rebuildCommand());
  projections.addCommand(redriveCommand());
  return projections;
}

function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('Build a projection afresh from the log and switch to it')
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(async (name: string, _options: object, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      progress(`Rebuilding ${name} from the log ...`);
      const report = await withLedger((ledger) => ledger.readModel.rebuild(name));
      if (json) return printJson(report);
      print(`Rebuilt ${name}: ${report.events} events in ${report.seconds.toFixed(1)} s`);
      print(report.differences.length === 0 ? 'No differences.' : report.differences.join('\n'));
    });
}

function redriveCommand(): Command {
  return new Command('redrive')
    .description('Try the parked streams of a projection again, after a fix')
    .argument('<name>')
    .action(async (name: string) => {
      await withLedger((ledger) => ledger.readModel.redrive(name));
      print(`Redrove ${name}.`);
    });
}
