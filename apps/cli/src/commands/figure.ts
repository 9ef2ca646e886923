import {
  answerFigure,
  figures,
  type FigureResult,
  type Ledger,
  UnknownFigure,
} from '@ledger/ledger';
import { Command } from 'commander';
import { WrongUsage } from '../explain.js';
import { print, printJson, printTable, progress } from '../print.js';
import { shownCell } from '../shown-cell.js';
import { withLedger } from '../with-ledger.js';

const OWN_FLAGS = new Set(['on', 'knownAt', 'json']);

/** `ledger figure NAME [--PARAM VALUE ...] [--on DATE] [--known-at INSTANT] [--json]` */
export function figureCommand(): Command {
  return new Command('figure')
    .description('Print a figure: figure NAME [--PARAM VALUE ...] [--on DATE] [--known-at INSTANT]')
    .argument('<name>', 'the name of the figure, such as high-needs-spend')
    .allowUnknownOption()
    .allowExcessArguments()
    .option('--on <date>', 'the date on which it was true (YYYY-MM-DD; today)')
    .option('--known-at <instant>', 'as it was known then (RFC 3339, or a date: its end in London)')
    .option('--json', 'print JSON')
    .action(async (name: string, _options: object, command: Command) => {
      const options = command.opts<{ on?: string; knownAt?: string; json?: boolean }>();
      const params = parameters(command.args.slice(1));
      const result = await withLedger((ledger) =>
        ask(ledger, name, { ...params, ...given(options) }),
      );
      if (options.json) return printJson(result);
      show(result);
    });
}

// A command does the projecting itself where nobody else does: it may take as long as it needs.
const PATIENCE_MS = 3_600_000;
const TELL_MS = 3_000;

async function ask(ledger: Ledger, name: string, asked: Record<string, string>) {
  const telling = setInterval(() => {
    progress('Bringing the projection up to the end of the log ...');
  }, TELL_MS);
  try {
    return await answerFigure(ledger, { name, asked, scope: 'all', timeoutMs: PATIENCE_MS });
  } catch (error) {
    if (error instanceof UnknownFigure) throw new WrongUsage(error.message);
    throw error;
  } finally {
    clearInterval(telling);
  }
}

function given(options: { on?: string; knownAt?: string }): Record<string, string> {
  return {
    ...(options.on === undefined ? {} : { on: options.on }),
    ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
  };
}

/** `--financialYear 2025-26` and `--financialYear=2025-26`, as many as there are. */
export function parameters(args: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const rest = args.flatMap((arg) => {
    const [flag, ...value] = arg.split('=');
    return arg.startsWith('--') && value.length > 0 ? [flag ?? arg, value.join('=')] : [arg];
  });
  for (let index = 0; index < rest.length; index += 2) {
    const flag = rest[index] ?? '';
    const value = rest[index + 1];
    if (!/^--[A-Za-z]+$/.test(flag))
      throw new WrongUsage(`${flag} is not a parameter: use --NAME VALUE`);
    if (value === undefined) throw new WrongUsage(`${flag} needs a value`);
    const name = flag.slice(2);
    if (OWN_FLAGS.has(name) || name in found) throw new WrongUsage(`${flag} is given twice`);
    found[name] = value;
  }
  return found;
}

function show(result: FigureResult): void {
  const known = result.knownAt ?? 'now';
  print(`${result.figure} on ${result.on}, known at ${known} (position ${result.position})`);
  print('');
  const columns = figures.get(result.figure)?.columns ?? [];
  const cells = [...result.rows, result.totals].map((row) =>
    Object.fromEntries(columns.map((column) => [column.name, shownCell(column, row)])),
  );
  const numbers = ['integer', 'pence', 'percent'];
  printTable(
    columns.map(({ name, label, kind }) => ({ name, label, right: numbers.includes(kind) })),
    cells,
  );
}
