import type { DataOf, Stated } from '@ledger/kernel';
import { daysBetween } from '@ledger/school-time';
import type { ApproachEvent } from './approach.events.js';

export type Approached = DataOf<ApproachEvent, 'ProviderApproached'>;
export type Status = 'approached' | 'accepted' | 'declined' | 'withdrawn';

/** The last answer, or the withdrawal: as recorded. */
export interface Answer {
  readonly data: object;
  readonly on: string;
  /** What the provider wrote; empty once the child is erased. */
  readonly words: object;
  readonly stated: Stated;
}

export interface MadeApproach {
  readonly approached: Approached;
  readonly stated: Stated;
  readonly status: Status;
  readonly answers: Readonly<Partial<Record<Exclude<Status, 'approached'>, Answer>>>;
}

/** An approach as last known; null while no provider was approached under its id. */
export type Approach = MadeApproach | null;

/** Calendar days from the question to the provider's yes; null where it did not say yes. */
export function daysToAccept({ approached, answers }: MadeApproach): number | null {
  const { accepted } = answers;
  return accepted ? daysBetween(approached.approachedOn, accepted.on) : null;
}

/** Whether the provider should have answered before the date and has not. */
export const isUnanswered = ({ approached, status }: MadeApproach, date: string): boolean =>
  status === 'approached' && approached.respondBy !== undefined && approached.respondBy < date;
