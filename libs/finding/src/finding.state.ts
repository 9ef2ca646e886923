import type { DataOf, Stated } from '@ledger/kernel';
import type { FindingEvent } from './finding.events.js';

export type Raised = DataOf<FindingEvent, 'QaFindingRaised'>;
export type Response = DataOf<FindingEvent, 'QaFindingResponded'> & { readonly stated: Stated };
export type Closing = DataOf<FindingEvent, 'QaFindingClosed'> & { readonly stated: Stated };
export type Share = DataOf<FindingEvent, 'QaFindingShared'>;

/** The statuses of a finding, each with those that it may step to. */
export const steps = {
  raised: ['responded', 'closed'],
  responded: ['closed'],
  closed: ['raised'],
} as const satisfies Record<string, readonly string[]>;
export type FindingStatus = keyof typeof steps;

/** The answer and the closing of one round; reopening begins another. */
export interface Round {
  readonly response: Response | null;
  readonly closing: Closing | null;
}

export interface KnownFinding extends Round {
  /** `raised` again once it is reopened. */
  readonly status: FindingStatus;
  /** The authority that owns the record of the finding. */
  readonly authority: string;
  readonly raised: Raised;
  readonly stated: Stated;
  /** The rounds before the present one. */
  readonly past: readonly Round[];
  readonly reopened: DataOf<FindingEvent, 'QaFindingReopened'> | null;
  readonly shared: readonly Share[];
}

/** A finding as last known; null while it is not on record. */
export type Finding = KnownFinding | null;

export const mayStep = (from: FindingStatus, to: FindingStatus): boolean =>
  (steps[from] as readonly string[]).includes(to);
