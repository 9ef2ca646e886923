import { type JobKind, type Jobs, startJobs } from '@ledger/jobs';
import { policiesRun } from '@ledger/ledger';
import type { Policy } from '@ledger/policies';
import type { Ledger } from '../ledger-door.js';

const FIVE_MINUTES_MS = 300_000;

/** The jobs of the ledger: clocks each morning, policies that follow events every five minutes. */
export const ledgerJobKinds = (ledger: Ledger): readonly JobKind[] => [
  { name: 'clocks', schedule: { daily: '06:00' }, run: runOf(ledger, 'daily') },
  { name: 'policies', schedule: { everyMs: FIVE_MINUTES_MS }, run: runOf(ledger, 'often') },
];

/** Runs them, in Redis where the settings name one, until closed. */
export function startLedgerJobs(ledger: Ledger, onError: (error: unknown) => void): Jobs {
  const { database, log, settings } = ledger;
  const { redisUrl } = settings;
  const store = redisUrl === undefined ? { database } : { redisUrl, prefix: log.logId };
  return startJobs({ store, kinds: ledgerJobKinds(ledger), onError });
}

// The time of a simulated log goes on only when it is told to: `ledger policies run` does that.
const runOf = (ledger: Ledger, runs: Policy['runs']) => async (_: unknown, signal: AbortSignal) => {
  if (ledger.log.simulated) return { skipped: 'simulated' };
  const { today, recorded, unchanged, refused } = await policiesRun(ledger, { runs, signal });
  const told = refused.map(({ item: { kind, subject }, code }) => ({ kind, subject, code }));
  return { today, recorded, unchanged, refused: told };
};
