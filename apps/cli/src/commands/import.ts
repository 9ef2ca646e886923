import {
  importFile,
  importKinds,
  type ImportReceipt,
  openImportFile,
  template,
} from '@ledger/imports';
import type { Ledger } from '@ledger/ledger';
import { Command } from 'commander';
import { basename } from 'node:path';
import { WrongUsage } from '../explain.js';
import { operator } from '../operator.js';
import { print, printJson, progress } from '../print.js';
import type { Outcome } from '../program.js';
import { withLedger } from '../with-ledger.js';

interface Options {
  readonly dryRun?: boolean;
  readonly reason?: string;
  readonly recordedAt?: string;
  readonly template?: string;
  readonly json?: boolean;
}

/** `ledger import KIND FILE [--dry-run] [--reason TEXT] [--json]` and `import --template KIND` */
export function importCommand(outcome: Outcome): Command {
  return new Command('import')
    .description('Import a CSV file; good rows are recorded even when others are refused')
    .argument('[kind]', [...importKinds.keys()].join(', '))
    .argument('[file]', 'a UTF-8 CSV file with a header row')
    .option('--dry-run', 'judge every row and record nothing')
    .option('--reason <text>', 'why rows put right what was recorded (import FILE)')
    .option('--recorded-at <instant>', 'simulated logs only: record as of this RFC 3339 instant')
    .option('--template <kind>', 'print the header and an example row of a kind')
    .option('--json', 'print JSON')
    .action(async (kind: string | undefined, file: string | undefined, options: Options) => {
      if (options.template !== undefined) return printTemplate(options.template);
      if (!kind || !file) throw new WrongUsage('Name a kind and a file: ledger import KIND FILE');
      known(kind);
      const receipt = await withLedger((ledger) => importOne(ledger, { kind, file }, options));
      if (options.json) printJson(receipt);
      else show(receipt);
      if (receipt.errors.length > 0 || receipt.rejected > 0) outcome.exitCode = 1;
    });
}

function printTemplate(kind: string): void {
  known(kind);
  process.stdout.write(template(kind));
}

function known(kind: string): void {
  if (importKinds.has(kind)) return;
  throw new WrongUsage(
    `There is no kind ${kind}. There are: ${[...importKinds.keys()].join(', ')}.`,
  );
}

async function importOne(
  ledger: Ledger,
  { kind, file }: { kind: string; file: string },
  options: Options,
): Promise<ImportReceipt> {
  await simulateIfAsked(ledger, options);
  const opened = await openImportFile(file);
  return importFile(ledger, {
    kind,
    ...opened,
    fileName: basename(file),
    dryRun: options.dryRun ?? false,
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    meta: {
      actor: operator(),
      ...(options.recordedAt === undefined ? {} : { recordedAt: options.recordedAt }),
    },
    onProgress: ({ rows }) => progress(`${rows} rows`),
  });
}

// A log that is still empty becomes simulated when its first import sets the clock.
async function simulateIfAsked(ledger: Ledger, { recordedAt, dryRun }: Options): Promise<void> {
  if (recordedAt === undefined || dryRun || ledger.log.simulated) return;
  if ((await ledger.log.head()).position === 0) await ledger.log.simulate();
}

function show(receipt: ImportReceipt): void {
  const { accepted, unchanged, corrected, rejected } = receipt;
  print(
    `${accepted} accepted, ${unchanged} unchanged, ${corrected} corrected, ${rejected} rejected`,
  );
  for (const warning of receipt.warnings) {
    progress(`Query in ${saidOf(warning)}`);
  }
  for (const error of receipt.errors) {
    progress(`Refused ${saidOf(error)}`);
  }
}

// Most messages name their column, for readers that show nothing else.
function saidOf({ row, column, message }: ImportReceipt['errors'][number]): string {
  if (column === '') return `row ${row}: ${message}`;
  const named = `${column}: `;
  return `row ${row}, ${named}${message.startsWith(named) ? message.slice(named.length) : message}`;
}
