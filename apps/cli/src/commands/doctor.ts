import { access, constants, stat, statfs } from 'node:fs/promises';
import { type Ledger, openLedger, readSettings, type Settings } from '@ledger/ledger';
import { Command } from 'commander';
import { print, printJson } from '../print.js';
import type { Outcome } from '../program.js';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

const GIB = 1024 ** 3;
/** A clock that runs behind the log by more than this would hold new events at the log's own time. */
const CLOCK_SLACK_MS = 5_000;

/** `ledger doctor`: looks at everything the product stands on and says what to do. */
export function doctorCommand(outcome: Outcome): Command {
  return new Command('doctor')
    .description('Check the settings, the database, the keys, the clock and the projections')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(readSettings(process.env));
      if (findings.some((finding) => !finding.ok)) outcome.exitCode = 1;
      if (json) return printJson(findings);
      for (const { check, ok, detail } of findings)
        print(`${ok ? 'ok   ' : 'WRONG'}  ${check}: ${detail}`);
    });
}

async function examine(settings: Settings): Promise<Finding[]> {
  const ledger = await openLedger(settings);
  try {
    return [
      found('node', true, `version ${process.versions.node}`),
      found('settings', true, JSON.stringify(shown(settings))),
      await keys(settings),
      await disk(settings),
      await database(ledger),
      await clock(ledger),
      ...(await projections(ledger)),
    ];
  } finally {
    await ledger.close();
  }
}

const found = (check: string, ok: boolean, detail: string): Finding => ({ check, ok, detail });

// Addresses hold passwords.
const shown = ({ databaseUrl, eventStoreUrl, redisUrl, ...settings }: Settings) => ({
  ...settings,
  databaseUrl: databaseUrl ? 'given' : 'the embedded server',
  eventStoreUrl: eventStoreUrl ? 'given' : 'none',
  redisUrl: redisUrl ? 'given' : 'none',
});

async function keys({ keyFile }: Settings): Promise<Finding> {
  await access(keyFile, constants.R_OK);
  const open = ((await stat(keyFile)).mode & 0o077) !== 0;
  return found(
    'key file',
    !open,
    open ? `${keyFile} can be read by others: chmod 600 it` : keyFile,
  );
}

async function disk({ dataDir }: Settings): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIB;
  return found('disk', free > 1, `${free.toFixed(1)} GiB free at ${dataDir}`);
}

async function database(ledger: Ledger): Promise<Finding> {
  const { rows } = await ledger.database
    .pool('read')
    .query<{ version: string }>("select current_setting('server_version') as version");
  const { position } = await ledger.log.head();
  const kind = ledger.log.simulated ? 'a simulated log' : 'a log';
  const where = ledger.settings.eventStoreUrl ? ' in EventStoreDB' : '';
  const log = `${kind} of ${position} events${where}`;
  return found('database', true, `PostgreSQL ${rows[0]?.version}, ${log}`);
}

async function clock(ledger: Ledger): Promise<Finding> {
  const { recordedAt } = await ledger.log.head();
  const behind = recordedAt === null ? 0 : Date.parse(recordedAt) - Date.now();
  const ok = behind <= CLOCK_SLACK_MS;
  return found(
    'clock',
    ok,
    ok ? 'not behind the log' : `${Math.round(behind / 1000)} s behind the log`,
  );
}

async function projections(ledger: Ledger): Promise<Finding[]> {
  const status = await ledger.readModel.status();
  return status.map(({ name, lag, parked }) => {
    const remedy = parked.length > 0 ? `, ${parked.length} streams parked: ledger projections` : '';
    return found(`projection ${name}`, parked.length === 0, `${lag} events behind${remedy}`);
  });
}
