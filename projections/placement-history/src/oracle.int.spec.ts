import {
  type AnyTold,
  followed,
  pairs,
  patienceMs,
  plainLedger,
  randomDay,
  randomLedger,
  tellPairs,
} from '@ledger/caseload/testing';
import { onPostgres } from '@ledger/read-model/testing';
import fc from 'fast-check';
import { type HistoryEntry, placementHistory } from './placement-history.figure.js';
import { placementHistoryProjection } from './placement-history.projection.js';

const seed = Number(process.env['SEED'] ?? 20261122);

interface Asked {
  readonly pupilId: string;
  readonly on: string;
  readonly authority: string;
}

/** Every event of each record of the child that the authority recorded, in order of when it was true. */
function plainAnswer(events: readonly AnyTold[], { pupilId, on, authority }: Asked) {
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
  const title = `is what a plain reading of the events says (seed ${seed})`;
  it(
    title,
    async () => {
      let [compared, entries] = [0, 0];
      const property = fc.asyncProperty(
        randomLedger(140),
        fc.array(moment, { minLength: pairs.moments, maxLength: pairs.moments }),
        async (history, moments) => {
          const events = followed(placementHistoryProjection, history);
          const projected = await onPostgres(placementHistoryProjection, events);
          try {
            for (const { at, ...asked } of moments) {
              const position = Math.ceil(at * events.length);
              const { pupilId, on, authority } = asked;
              const scope = { authorities: [authority] };
              const found = await projected.view({ position, scope }, (view) =>
                placementHistory.run(view, { pupilId, on }),
              );
              const past = events.slice(0, position) as AnyTold[];
              expect(found.rows.map(told)).toEqual(plainAnswer(past, asked));
              compared += 1;
              entries += found.rows.length;
            }
          } finally {
            await projected.close();
          }
        },
      );
      await fc.assert(property, { seed, numRuns: pairs.histories, endOnFailure: true });
      tellPairs('placement-history', compared, seed);
      expect(compared).toBe(pairs.histories * pairs.moments);
      expect(entries).toBeGreaterThan(500);
    },
    patienceMs,
  );
});
