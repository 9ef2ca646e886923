import type { Basis } from '@ledger/kernel';
import type { DueItem } from './due-item.js';

/** What a policy asks: a command of the aggregate whose stream the item names. */
export interface PolicyAsk {
  /** The aggregate: `provision`. */
  readonly category: string;
  /** The command: `ReviewPackage`. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Where a correction or a reversal needs one. */
  readonly reason?: string;
  /** Streams that the facts were read from. */
  readonly basis?: readonly Basis[];
}

/** "When X, then ask Y". */
export interface Policy {
  /** The kind of due item that it answers; no two policies answer one kind. */
  readonly kind: string;
  /** When it is looked at: each morning, or every few minutes because it follows events. */
  readonly runs: 'daily' | 'often';
  /** In a sentence: "When a review is a day late, the package is marked as past its review." */
  readonly says: string;
  /**
   * Pure: the same item and day give the same command, or none.
   * @param today YYYY-MM-DD, never before `item.dueOn`
   */
  ask(item: DueItem, today: string): PolicyAsk | undefined;
}
