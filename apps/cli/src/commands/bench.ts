import { type BenchReport, type Bench, benches } from '@ledger/bench';
import { readSettings } from '@ledger/ledger';
import { Command, InvalidArgumentError } from 'commander';
import { print, printJson, progress } from '../print.js';

interface Options {
  readonly events?: number;
  readonly callers: number;
  readonly rate: number;
  readonly peer: boolean;
  readonly json?: boolean;
}

/** `ledger bench NAME [--events N] [--json]`, on a scratch database. */
export function benchCommand(): Command {
  const command = new Command('bench').description(
    'Measure on a scratch database; your data is not touched',
  );
  for (const [name, bench] of benches) command.addCommand(benchNamed(name, bench));
  return command;
}

function benchNamed(name: string, bench: Bench): Command {
  return new Command(name)
    .description(`Measure ${bench.measures}`)
    .option('--events <n>', `how many (${bench.events})`, wholeNumber(100, 100_000_000))
    .option('--callers <n>', 'append: callers at once', wholeNumber(1, 10_000), 64)
    .option('--rate <n>', 'live: events a second', wholeNumber(1, 100_000), 2_000)
    .option('--no-peer', 'do not run the peer beside it')
    .option('--json', 'print JSON')
    .action(async ({ json, events = bench.events, ...options }: Options) => {
      if (readSettings(process.env).eventStoreUrl !== undefined)
        progress('EVENTSTORE_URL is left alone: a bench measures a log in PostgreSQL.');
      const report = await bench.run({ ...options, events, progress });
      if (json) return printJson(report);
      for (const each of [report].flat()) show(each);
    });
}

function show(report: BenchReport): void {
  const { bench, projection, unit, events, seconds, eventsPerSecond, rssMb, does } = report;
  const { p50Ms, p99Ms, peer, ratio, floor, timesFloor, hardware } = report;
  const latency = p50Ms === null ? '' : `, p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
  print(
    `${bench}${projection === undefined ? '' : ` ${projection}`}: ${events} ${unit} in ` +
      `${seconds} s, ${eventsPerSecond} a second${latency}, ${rssMb} MiB`,
  );
  print(`  ${does}`);
  if (peer) print(`  ${ratio} times ${peer.name}: ${peer.eventsPerSecond} a second. ${peer.does}`);
  if (floor) {
    print(
      `  ${timesFloor} times as long as ${floor.name}: ${floor.eventsPerSecond} a second. ` +
        floor.does,
    );
  }
  const { cpu, cores, memoryGiB, node, postgres, loadBefore } = hardware;
  print(
    `  ${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, PostgreSQL ${postgres}, ` +
      `load before ${loadBefore}`,
  );
}

function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
  };
}
