import type { AnyTold } from '@ledger/caseload/testing';
import { onPostgres, type OnPostgres } from '@ledger/read-model/testing';
import { dueItems } from '../due-items.queries.js';
import type { KindName } from '../kinds.js';
import { worklist } from '../worklist.figure.js';
import { type WatchedEvent, worklistProjection } from '../worklist.projection.js';

export type Any = AnyTold | (WatchedEvent & { streamId: string });

/** An event as the test's log holds it, true from 1 September 2025 unless it says otherwise. */
export const told = (streamId: string, type: string, data: object): Any =>
  ({ type, streamId, data, meta: { effectiveOn: '2025-09-01' } }) as unknown as Any;

/** The same event, true from another day. */
export const trueOn = (effectiveOn: string, event: Any): Any =>
  ({ ...event, meta: { effectiveOn } }) as Any;

export const school = (urn: string, name: string): Any =>
  told(`school-${urn}`, 'SchoolRegistered', { urn, name, authority: '801', phase: 'secondary' });

interface More {
  /** As known after so many of the events. */
  readonly position?: number;
  /** The authorities whose records the reader may see; all where none are given. */
  readonly sees?: string[];
}

/** What is on the list of the authority 801 on a day, and what is due by it, for a test's own log. */
export function lists(events: readonly Any[]) {
  let ledger: OnPostgres<(typeof worklistProjection)['tables']>;
  beforeAll(async () => {
    ledger = await onPostgres(worklistProjection, events as unknown as WatchedEvent[]);
  });
  afterAll(() => ledger.close());
  const of = async (kind: KindName, on: string, { position, sees }: More = {}) => {
    const moment = {
      ...(sees && { scope: { authorities: sees } }),
      ...(position !== undefined && { position }),
    };
    const asked = { authority: '801', on, kind };
    return (await ledger.view(moment, (view) => worklist.run(view, asked))).rows;
  };
  // Nothing is said of needs here, so there is nothing to open.
  const nothing = () => Promise.resolve([]);
  const due = (on: string) => ledger.view({}, (view) => dueItems(view, on, nothing));
  return { of, due };
}
