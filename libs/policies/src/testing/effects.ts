import { randomUUID } from 'node:crypto';
import { eventLogMigrations, postgresLog } from '@ledger/event-log';
import { type JobKind, type JobStore, type Jobs, startJobs } from '@ledger/jobs';
import { type Database, type Migration } from '@ledger/postgres';
import { memoryVault } from '@ledger/vault';
import type { WritePorts } from '@ledger/write-side';
import type { DueItem } from '../due-item.js';
import { requestIdOf } from '../request-id.js';
import { runPolicies } from '../run-policies.js';
import { countPolicy, recorders } from './tally.js';

export const effectMigrations: readonly Migration[] = eventLogMigrations;

/** The ports of one process on a database of the tests. */
export async function portsOn(database: Database): Promise<WritePorts> {
  return { log: await postgresLog(database), vault: memoryVault() };
}

interface Effects {
  readonly ports: WritePorts;
  readonly store: JobStore;
  /** What is due, for the kind `sweep`. */
  readonly items?: readonly DueItem[];
  readonly sweepEveryMs?: number;
  /** The fault that the guard is there for: a request id of its own for every delivery. */
  readonly careless?: boolean;
  readonly onAsked?: (item: DueItem) => void;
}

/** Jobs whose effects are counted: `ask` asks about the item it brings, `sweep` about all. */
export function effects(given: Effects): Jobs {
  const { store, items = [], sweepEveryMs } = given;
  const sweep = {
    name: 'sweep',
    run: (_: unknown, stop: AbortSignal) => asking(given, items, stop),
  };
  const kinds: JobKind[] = [
    { name: 'ask', run: (data, stop) => asking(given, [data as DueItem], stop) },
    sweepEveryMs === undefined ? sweep : { ...sweep, schedule: { everyMs: sweepEveryMs } },
  ];
  const patience = { heartbeatMs: 200, silentMs: 1000, answerMs: 20_000 };
  return startJobs({ store, kinds, patience, onError: () => undefined });
}

const asking = (
  { ports, careless, onAsked }: Effects,
  items: readonly DueItem[],
  signal: AbortSignal,
) =>
  runPolicies(ports, {
    policies: [countPolicy],
    items,
    today: '2026-01-02',
    recorders,
    signal,
    requestIdOf: careless ? () => randomUUID() : requestIdOf,
    onAsked: ({ item }) => onAsked?.(item),
  });

/** How often each stream was counted: the effects as the log has them. */
export async function effectsIn({ log }: WritePorts): Promise<ReadonlyMap<string, number>> {
  const { position } = await log.head();
  const counts = new Map<string, number>();
  for (const { streamId } of await log.readAll(0, position + 1))
    counts.set(streamId, (counts.get(streamId) ?? 0) + 1);
  return counts;
}
