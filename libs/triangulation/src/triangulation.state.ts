import type { DataOf, Stated } from '@ledger/kernel';
import type { TriangulationEvent } from './triangulation.events.js';
import { refuse } from './triangulation.refusals.js';

export type Meeting = DataOf<TriangulationEvent, 'TriangulationMeetingHeld'>;
export type Action = DataOf<TriangulationEvent, 'TriangulationActionAgreed'>;
export type Closing = DataOf<TriangulationEvent, 'TriangulationActionClosed'>;

/** A statement that stands, and the event that made it. */
export interface Known<T> {
  readonly value: T;
  readonly stated: Stated;
}

export interface KnownAction {
  readonly agreed: Known<Action>;
  /** Absent while the action is open. */
  readonly closed?: Known<Closing>;
}

/** The meeting of one term; `meeting` is null until it was held. */
export interface Triangulation {
  readonly meeting: Known<Meeting> | null;
  readonly actions: ReadonlyMap<string, KnownAction>;
}

/** @throws Refusal `triangulation-not-held` */
export function held({ meeting }: Triangulation): Known<Meeting> {
  if (meeting) return meeting;
  throw refuse('triangulation-not-held');
}

/** The actions that are open and due before a date: what a worklist asks for. */
export function overdueOn({ actions }: Triangulation, on: string): readonly Action[] {
  return [...actions.values()]
    .filter(({ agreed, closed }) => !closed && agreed.value.dueOn && agreed.value.dueOn < on)
    .map(({ agreed }) => agreed.value);
}
