import type { Json } from '@ledger/read-model';
import type { SealedValue } from '@ledger/kernel';
import { addDays } from '@ledger/school-time';
import { type Kind, type KindName, kinds } from './kinds.js';

/** What somebody must see to on a day. */
export interface WorkItem {
  readonly kind: KindName;
  /** The stream that would settle it. */
  readonly subject: string;
  /** Tells several of a kind in one stream apart. */
  readonly item: string;
  readonly authority: string;
  /** The record that it is about, whose streams settle it; the list shows the child. */
  readonly pupilId: string | null;
  readonly providerId: string | null;
  readonly providerRef: string | null;
  readonly provider: string | null;
  /** The child's sealed part `identity`. */
  readonly identity: SealedValue | null;
  readonly openedOn: string;
  readonly dueOn: string | null;
  readonly facts: Readonly<Record<string, Json>>;
  /** The event that said so last; null where no event did and the day alone does. */
  readonly position: number | null;
}

export type Status = 'late' | 'due' | 'unanswered' | 'unowned';

export const kindOf = ({ kind }: Pick<WorkItem, 'kind'>): Kind => kinds[kind];

/** How it stands on the day: late from the day after it was due. */
export const statusOn = (item: Pick<WorkItem, 'kind' | 'dueOn'>, on: string): Status =>
  item.dueOn !== null && item.dueOn < on ? 'late' : kindOf(item).waiting;

type Dated = Pick<WorkItem, 'kind' | 'openedOn' | 'dueOn'>;

/** Whether it is on the list: not yet what is due in months, no more what is past doing. */
export function isNoticed(item: Dated, on: string): boolean {
  const { noticeDays, lastsDays } = kindOf(item);
  if (lastsDays !== undefined && addDays(item.openedOn, lastsDays) < on) return false;
  if (noticeDays === undefined || item.dueOn === null) return true;
  return addDays(item.dueOn, -noticeDays) <= on;
}
