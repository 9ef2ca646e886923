import { type AnyTold, plainLedger, randomDay } from '@ledger/caseload/testing';
import { asPlainlyRead, comparesAtAnyMoment, patienceMs } from '@ledger/caseload/testing/oracle';
import fc from 'fast-check';
import type { HistoryEntry } from './history-entry.js';
import { placementHistory } from './placement-history.figure.js';
import { placementHistoryProjection } from './placement-history.projection.js';

interface Asked {
  readonly pupilId: string;
  readonly on: string;
  readonly authority: string;
}

/** Every event of each record of the child that the authority recorded, in order of when it was true. */
function fromEvents(events: readonly AnyTold[], { pupilId, on, authority }: Asked) {
  const { personOf } = plainLedger(events);
  const child = personOf(pupilId);
  const entries = events.flatMap((event, index) => {
    const { authority: owner = '801', effectiveOn = '2026-01-05' } = event.meta;
    const record = pupilOf(event);
    if (!record || personOf(record) !== child || owner !== authority) return [];
    const { eventId, type } = event;
    const stillToCome = effectiveOn > on;
    return [{ eventId, type, position: index + 1, effectiveOn, stillToCome }];
  });
  return entries.sort((a, b) =>
    a.effectiveOn === b.effectiveOn
      ? a.position - b.position
      : a.effectiveOn < b.effectiveOn
        ? -1
        : 1,
  );
}

function pupilOf(event: AnyTold): string | undefined {
  if ('pupilId' in event.data) return event.data.pupilId;
  const found = /^(?:pupil|provision|exclusion)-(.*)$/.exec(event.streamId);
  return found?.[1];
}

const told = ({ eventId, type, position, effectiveOn, stillToCome }: HistoryEntry) => ({
  ...{ eventId, type, position, effectiveOn, stillToCome },
});

const moment = fc.record({
  at: fc.double({ min: 0.1, max: 1, noNaN: true }),
  pupilId: fc.constantFrom('child-0', 'child-1', 'child-2', 'child-3'),
  authority: fc.constantFrom('801', '802'),
  on: randomDay,
});

describe('placement history, on any day as known at any time', () => {
  it(
    asPlainlyRead,
    async () => {
      let entries = 0;
      await comparesAtAnyMoment({
        projection: placementHistoryProjection,
        steps: 140,
        moment,
        async fromTables(view, { pupilId, on }) {
          const { rows } = await placementHistory.run(view, { pupilId, on });
          entries += rows.length;
          return rows.map(told);
        },
        fromEvents,
      });
      expect(entries).toBeGreaterThan(500);
    },
    patienceMs,
  );
});
