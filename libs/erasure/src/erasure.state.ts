import type { DataOf, PersonalClass, Stated } from '@ledger/kernel';
import type { ErasureEvent } from './erasure.events.js';

export type Requested = DataOf<ErasureEvent, 'ErasureRequested'>;
export type Decision = DataOf<ErasureEvent, 'ErasureDecided'>;
export type Retention = DataOf<ErasureEvent, 'RetentionEnded'>;

export interface Request {
  readonly asked: Requested;
  readonly stated: Stated;
  readonly decision: Decision | null;
}

/** What was asked, decided and done about the personal data of one child. */
export interface Erasure {
  /** By the day of the request. */
  readonly requests: ReadonlyMap<string, Request>;
  readonly retentions: readonly Retention[];
  readonly destroyed: readonly PersonalClass[];
}

export const nothingAsked: Erasure = { requests: new Map(), retentions: [], destroyed: [] };

/** The classes whose keys may be destroyed: by a decision, or because retention is over. */
export function releasedIn({ requests, retentions }: Erasure): ReadonlySet<PersonalClass> {
  const decided = [...requests.values()].flatMap(({ decision }) => decision?.classes ?? []);
  return new Set([...decided, ...retentions.flatMap(({ classes }) => classes)]);
}

/** The classes whose keys are released and still there. */
export const toDestroy = (erasure: Erasure): readonly PersonalClass[] =>
  [...releasedIn(erasure)].filter((each) => !erasure.destroyed.includes(each));
