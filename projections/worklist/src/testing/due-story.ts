import type { AnyTold } from '@ledger/caseload/testing';
import type { PersonalPart } from '@ledger/kernel';
import { onPostgres, type OnPostgres, recordedFrom } from '@ledger/read-model/testing';
import { dueItems } from '../due-items.queries.js';
import type { OpenParts } from '../status.queries.js';
import { type WatchedEvent, worklistProjection } from '../worklist.projection.js';

export type Any = (AnyTold | (WatchedEvent & { streamId: string })) & {
  readonly personal?: readonly PersonalPart[];
};

export const toldOf = (streamId: string, type: string, data: object) =>
  ({ type, streamId, data, meta: { effectiveOn: '2026-01-12' } }) as unknown as Any;

/** The event with what it says of the child's needs. */
export const knownBy = (pupilId: string, values: object, event: Any): Any => ({
  ...event,
  personal: [{ pupilId, class: 'needs', values: values as PersonalPart['values'] }],
});

/** Opens what a test tells, as the vault would. */
function opening(all: readonly Any[]): OpenParts {
  const parts = new Map(recordedFrom(all).map(({ eventId, personal }) => [eventId, personal]));
  return async (sealed) =>
    sealed.map(
      ({ eventId, part }) => parts.get(eventId)?.find((each) => each.class === part.class) ?? null,
    );
}

/** One story after another, each asked what is due as known after so many of its events. */
export function dueStories() {
  let known: readonly Any[] = [];
  let ledger: OnPostgres<(typeof worklistProjection)['tables']> | undefined;
  return {
    async tell(all: readonly Any[]) {
      await ledger?.close();
      known = all;
      ledger = await onPostgres(worklistProjection, all as unknown as WatchedEvent[]);
    },
    due(all: readonly Any[], today: string, open = opening(known)) {
      if (!ledger || all.some((event, at) => event !== known[at]))
        throw new Error('Tell it first.');
      return ledger.view({ position: all.length }, (view) => dueItems(view, today, open));
    },
    close: async () => ledger?.close(),
  };
}
