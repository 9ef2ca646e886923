import { recordDemonstration, unfinished, USUAL_SIZE } from '@ledger/demonstration';
import { type Ledger, openLedger, readSettings } from '@ledger/ledger';
import type { RunningServer, ServerOptions } from '@ledger/server';
import { Command } from 'commander';
import { print, progress } from '../print.js';

/** `ledger start`: the whole product; Ctrl-C stops all of it. */
export function startCommand(): Command {
  return new Command('start')
    .description('Start the server; an empty log is given a demonstration unless LEDGER_DEMO=off')
    .action(async () => {
      const stopped = whenStopped();
      const settings = readSettings(process.env);
      const ledger = await openLedger(settings, { onError: tell });
      try {
        if (settings.demo) await demonstrateIfEmpty(ledger);
        const server = await serving(ledger, { port: settings.port, roles: settings.roles });
        print(`Placement Ledger ready on ${server.url}`);
        await stopped;
        progress('Stopping ...');
        await server.close();
      } finally {
        await ledger.close();
      }
    });
}

// No other command needs the server: it is loaded for this one.
async function serving(ledger: Ledger, options: ServerOptions): Promise<RunningServer> {
  const { startServer } = await import('@ledger/server');
  return startServer(ledger, options);
}

async function demonstrateIfEmpty(ledger: Ledger): Promise<void> {
  const { position } = await ledger.log.head();
  if (position > 0 && !(await unfinished(ledger))) return;
  progress('Recording a demonstration authority (LEDGER_DEMO=off for none) ...');
  const report = await recordDemonstration(ledger, USUAL_SIZE, progress);
  progress(`Recorded ${report.events} events in ${report.seconds.toFixed(1)} s.`);
}

// Listening from the first moment on: a Ctrl-C during the start still closes what was opened.
function whenStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

function tell(projection: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  progress(`Projection ${projection} waits and tries again: ${reason}`);
}
