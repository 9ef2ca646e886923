import {
  followed,
  type AnyTold,
  pairs,
  patienceMs,
  plainLedger,
  randomDay,
  randomLedger,
  tellPairs,
} from '@ledger/caseload/testing';
import { onPostgres } from '@ledger/read-model/testing';
import fc from 'fast-check';
import { pupilsByKeyStage } from './pupils-by-key-stage.figure.js';
import { pupilsByKeyStageProjection } from './pupils-by-key-stage.projection.js';

const seed = Number(process.env['SEED'] ?? 20261122);

const keyStageOfAge = (age: number): string => {
  if (age < 5) return 'EYFS';
  if (age < 7) return 'KS1';
  if (age < 11) return 'KS2';
  if (age < 14) return 'KS3';
  if (age < 16) return 'KS4';
  return age < 19 ? 'KS5' : 'Post-19';
};

interface Asked {
  readonly authority: string;
  readonly on: string;
  readonly team?: string;
}

/** The same question put to every placement of the plain reading, one by one. */
function plainAnswer(events: readonly AnyTold[], { authority, on, team }: Asked) {
  const ledger = plainLedger(events);
  const open = ledger
    .legs()
    .filter((leg) => ledger.isOpen(leg, on))
    .filter((leg) => ledger.childOn(leg.pupilId, on).authority === authority)
    .filter((leg) => !team || ledger.fieldOn(leg, 'team', on) === team);
  const stages = new Map(open.map(({ pupilId }) => [ledger.personOf(pupilId), stageOf(pupilId)]));
  function stageOf(pupilId: string): string {
    const { cohort, yearOffset } = ledger.bornOn(pupilId, on, authority);
    const yearBegan = on >= '2025-09-01' ? 2025 : 2024;
    return keyStageOfAge(yearBegan - cohort + yearOffset);
  }
  const pupils: Record<string, number> = {};
  for (const stage of stages.values()) pupils[stage] = (pupils[stage] ?? 0) + 1;
  const paused = open.filter((leg) => ledger.pauseOn(leg, on));
  const pausedPupils = new Set(paused.map(({ pupilId }) => ledger.personOf(pupilId))).size;
  return { pupils, totals: { pupils: stages.size, placements: open.length, pausedPupils } };
}

const moment = fc.record({
  at: fc.double({ min: 0.2, max: 1, noNaN: true }),
  authority: fc.constantFrom('801', '802'),
  on: randomDay,
  team: fc.constantFrom(undefined, undefined, 'send'),
});

describe('pupils by key stage, on any day as known at any time', () => {
  it(
    `is what a plain reading of the events says (seed ${seed})`,
    async () => {
      let counted = 0;
      let compared = 0;
      const property = fc.asyncProperty(
        randomLedger(90),
        fc.array(moment, { minLength: pairs.moments, maxLength: pairs.moments }),
        async (history, moments) => {
          const events = followed(pupilsByKeyStageProjection, history);
          const projected = await onPostgres(pupilsByKeyStageProjection, events);
          try {
            for (const { at, team, ...where } of moments) {
              compared += 1;
              const position = Math.ceil(at * events.length);
              const scope = { authorities: [where.authority] };
              const asked = team === undefined ? where : { ...where, team };
              const found = await projected.view({ position, scope }, (view) =>
                pupilsByKeyStage.run(view, asked),
              );
              const expected = plainAnswer(events.slice(0, position) as AnyTold[], asked);
              const pupils = found.rows.filter((row) => row.pupils > 0);
              expect(Object.fromEntries(pupils.map((row) => [row.keyStage, row.pupils]))).toEqual(
                expected.pupils,
              );
              expect(found.rows).toHaveLength(7);
              expect(found.totals).toEqual(expected.totals);
              counted += found.totals.pupils;
            }
          } finally {
            await projected.close();
          }
        },
      );
      await fc.assert(property, { seed, numRuns: pairs.histories, endOnFailure: true });
      expect(counted).toBeGreaterThan(50);
      tellPairs('pupils-by-key-stage', compared, seed);
      expect(compared).toBe(pairs.histories * pairs.moments);
    },
    patienceMs,
  );
});
