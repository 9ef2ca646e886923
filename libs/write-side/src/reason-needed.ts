import { type Decided, type Message, Refusal } from '@ledger/kernel';
import type { CommandMeta } from './contract.js';

/**
 * Whoever puts a recorded fact right says why.
 * @throws Refusal `reason-needed` for a correction without a reason.
 */
export function requireReason(meta: CommandMeta, decided: readonly Decided<Message>[]): void {
  const needed = decided.some((event) => event.corrects !== undefined);
  const reason = meta.reason ?? meta.correctionReason;
  if (needed && !reason?.trim()) throw new Refusal('reason-needed', {}, 'reason');
}
