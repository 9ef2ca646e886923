import { Refusal } from '@ledger/kernel';
import {
  aggregates,
  type Ask,
  type CommandMeta,
  type Recorder,
  refusalText,
  type WritePorts,
} from '@ledger/write-side';
import { ZodError } from 'zod';
import type { DueItem } from './due-item.js';
import type { Policy, PolicyAsk } from './policy.js';
import { requestIdOf } from './request-id.js';

export interface PolicyRun {
  readonly policies: readonly Policy[];
  readonly items: readonly DueItem[];
  /** YYYY-MM-DD; what is due later is left. */
  readonly today: string;
  /** Simulated logs only: an instant. */
  readonly recordedAt?: string;
  /** Says when to stop before the next item. */
  readonly signal?: AbortSignal;
  readonly recorders?: readonly Recorder[];
  /** Is told of each item that was asked about. */
  readonly onAsked?: (asked: Asked) => void;
  /** Another request id than the policy's own; a test shows what becomes of that. */
  readonly requestIdOf?: (item: DueItem) => string;
}

/** One item and what came of it. */
export interface Asked {
  readonly item: DueItem;
  readonly command: string;
  readonly outcome: 'recorded' | 'unchanged' | 'refused';
  /** Of a refusal. */
  readonly code?: string;
  /** Of a refusal, for people. */
  readonly sentence?: string;
}

export interface PolicyReport {
  readonly today: string;
  readonly recorded: number;
  readonly unchanged: number;
  /** What people must look at: the rest went on without it, and it is asked again next time. */
  readonly refused: readonly Asked[];
}

/**
 * Asks what the policies say about each item that is due, the oldest first. Safe to repeat and to
 * break off at any point: what was asked before is recorded once, because its request id is made of
 * what was due, and nothing is kept but the log.
 * @throws what `record` throws besides refusals: the run is to be made again
 */
export async function runPolicies(ports: WritePorts, run: PolicyRun): Promise<PolicyReport> {
  const asked: Asked[] = [];
  for (const { policy, item } of inOrder(run)) {
    run.signal?.throwIfAborted();
    const ask = policy.ask(item, run.today);
    if (!ask) continue;
    const came = await askedOf(ports, run, { item, ask });
    asked.push(came);
    run.onAsked?.(came);
  }
  const count = (outcome: Asked['outcome']) => asked.filter((one) => one.outcome === outcome);
  return {
    today: run.today,
    recorded: count('recorded').length,
    unchanged: count('unchanged').length,
    refused: count('refused'),
  };
}

function inOrder({ policies, items, today }: PolicyRun) {
  const byKind = new Map(policies.map((policy) => [policy.kind, policy]));
  const due = items.filter(({ dueOn }) => dueOn <= today);
  return due
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
    .flatMap((item) => {
      const policy = byKind.get(item.kind);
      return policy ? [{ policy, item }] : [];
    });
}

const orderOf = ({ dueOn, kind, subject }: DueItem) => `${dueOn} ${kind} ${subject}`;

interface Due {
  readonly item: DueItem;
  readonly ask: PolicyAsk;
}

async function askedOf(ports: WritePorts, run: PolicyRun, due: Due): Promise<Asked> {
  const { item, ask } = due;
  const said = { item, command: ask.type };
  try {
    const { outcome } = await recorderOf(run, ask).record(ports, toRecord(run, due));
    return { ...said, outcome };
  } catch (error) {
    const refused = refusalOf(error);
    // It was asked before and recorded then; the facts have gone on since.
    if (refused.code === 'request-id-reused') return { ...said, outcome: 'unchanged' };
    return { ...said, outcome: 'refused', ...refused };
  }
}

/** @throws the error again when no rule and no schema said no */
function refusalOf(error: unknown): { code: string; sentence: string } {
  if (error instanceof Refusal) return { code: error.code, sentence: refusalText(error) };
  if (!(error instanceof ZodError)) throw error;
  const fields = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { code: 'not-a-command', sentence: fields.join('; ') };
}

function recorderOf({ recorders = aggregates }: PolicyRun, { category }: PolicyAsk): Recorder {
  const found = recorders.find((recorder) => recorder.category === category);
  if (!found) throw new Error(`A policy asks ${category}, and no aggregate is called that.`);
  return found;
}

function toRecord(run: PolicyRun, { item, ask }: Due): Ask {
  const { type, data, reason, basis } = ask;
  const meta: CommandMeta = {
    authority: item.authority,
    actor: { id: `policy-${item.kind}`, role: 'policy', organisation: item.authority },
    source: { kind: 'policy' },
    requestId: (run.requestIdOf ?? requestIdOf)(item),
    ...(reason !== undefined && { reason }),
    ...(run.recordedAt !== undefined && { recordedAt: run.recordedAt }),
  };
  return { streamId: item.subject, command: { type, data }, meta, ...(basis && { basis }) };
}
