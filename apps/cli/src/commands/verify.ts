import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LogBroken } from '@ledger/kernel';
import type { Ledger } from '@ledger/ledger';
import { CheckpointMalformed, keptInFolder, KeptProofUnusable, verifyLog } from '@ledger/proof';
import { Command } from 'commander';
import { print, printJson, progress } from '../print.js';
import type { Outcome } from '../program.js';
import { withLedger } from '../with-ledger.js';

interface VerifyReport {
  readonly ok: boolean;
  /** The log's id. */
  readonly origin: string;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Base64, of all events; null when something is wrong. */
  readonly root: string | null;
  /** How many events the log had when it was last verified; null the first time. */
  readonly comparedWith: number | null;
  /** The first position that is wrong, where it has one. */
  readonly fault: { readonly position: number | null; readonly message: string } | null;
}

/** `ledger verify`: makes every leaf and the root anew, and finds the first event that is wrong. */
export function verifyCommand(outcome: Outcome): Command {
  return new Command('verify')
    .description('Verify the whole log against its leaves and what was kept the last time')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const report = await withLedger(verify);
      if (!report.ok) outcome.exitCode = 1;
      if (json) return printJson(report);
      sentences(report).forEach(print);
      if (report.fault) progress(report.fault.message);
    });
}

async function verify({ log, auditor: auditorOn, settings }: Ledger): Promise<VerifyReport> {
  let events = 0;
  const began = performance.now();
  const shown = everySecond((done, of) => progress(`Verified ${done} of ${of} events ...`));
  const reported = (found: Pick<VerifyReport, 'root' | 'comparedWith' | 'fault'>) => {
    const seconds = (performance.now() - began) / 1000;
    const eventsPerSecond = Math.round(events / seconds);
    return { ok: !found.fault, origin: log.logId, events, seconds, eventsPerSecond, ...found };
  };
  const auditor = auditorOn(availableParallelism());
  try {
    const { now, before } = await verifyLog({
      log,
      read: log.leaves,
      audit: auditor.audit,
      kept: keptInFolder(join(settings.dataDir, 'proof')),
      progress: (done, of) => shown((events = done), of),
    });
    const comparedWith = before?.size ?? null;
    return reported({ root: now.root.toString('base64'), comparedWith, fault: null });
  } catch (error) {
    return reported({ root: null, comparedWith: null, fault: faultOf(error) });
  } finally {
    await auditor.close();
  }
}

function faultOf(error: unknown): NonNullable<VerifyReport['fault']> {
  if (error instanceof LogBroken) return { position: error.position, message: error.message };
  if (error instanceof KeptProofUnusable || error instanceof CheckpointMalformed) {
    return { position: null, message: error.message };
  }
  throw error;
}

function everySecond(tell: (done: number, of: number) => void) {
  let last = performance.now();
  return (done: number, of: number) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    tell(done, of);
  };
}

function sentences({ origin, events, root, ...rest }: VerifyReport): string[] {
  const rate = `${events} events in ${rest.seconds.toFixed(2)} s, ${rest.eventsPerSecond} events/s`;
  if (root === null) return [`WRONG: ${origin} after ${rate}`];
  const before =
    rest.comparedWith === null
      ? 'Nothing was kept before: the next verification compares with this one.'
      : `Its first ${rest.comparedWith} events are those that were last verified.`;
  return [`Every event of ${origin} is what was recorded: ${rate}.`, `Root ${root}`, before];
}
