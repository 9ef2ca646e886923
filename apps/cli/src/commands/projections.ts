import type { Progress } from '@ledger/read-model';
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
        if (each.madeFrom)
          print(`  made from ${each.madeFrom.size} events with the root ${each.madeFrom.root}`);
        for (const parked of each.parked) print(`  parked ${parked.streamId}: ${parked.error}`);
      }
    });
  projections.addCommand(rebuildCommand());
  projections.addCommand(backCommand());
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
      const report = await withLedger((ledger) => ledger.readModel.rebuild(name, told()));
      if (json) return printJson(report);
      print(`Rebuilt ${name}: ${report.events} events in ${report.seconds.toFixed(1)} s`);
      for (const { table, onlyInLive, onlyInRebuilt } of report.differences)
        print(`${table}: ${onlyInLive} rows only before, ${onlyInRebuilt} rows only now`);
      if (report.differences.length === 0) print('No differences.');
    });
}

const TOLD_EVERY = 100_000;
const stages = { indexes: 'Making indexes ...', compare: 'Comparing with the present tables ...' };

/** Tells of a rebuild's progress: now and then while it folds, and of each stage after it. */
function told(): (at: Progress) => void {
  let next = TOLD_EVERY;
  return ({ stage, position, until }) => {
    if (stage !== 'fold') return progress(stages[stage]);
    if (position < next) return;
    next = position + TOLD_EVERY;
    progress(`${position} of ${until} events`);
  };
}

function backCommand(): Command {
  return new Command('back')
    .description('Switch back to the tables that were there before the last rebuild')
    .argument('<name>')
    .action(async (name: string) => {
      const { position } = await withLedger((ledger) => ledger.readModel.wayBack(name));
      print(`${name} is read from its former tables again, at position ${position}.`);
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
