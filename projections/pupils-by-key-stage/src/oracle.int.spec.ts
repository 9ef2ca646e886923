import { type AnyTold, plainLedger, randomDay } from '@ledger/caseload/testing';
import { asPlainlyRead, comparesAtAnyMoment, patienceMs } from '@ledger/caseload/testing/oracle';
import fc from 'fast-check';
import { pupilsByKeyStage } from './pupils-by-key-stage.figure.js';
import { pupilsByKeyStageProjection } from './pupils-by-key-stage.projection.js';

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
  readonly team: string | undefined;
}

/** The same question put to every placement of the plain reading, one by one. */
function fromEvents(events: readonly AnyTold[], { authority, on, team }: Asked) {
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
  const rows: Record<string, number> = {};
  for (const stage of stages.values()) rows[stage] = (rows[stage] ?? 0) + 1;
  const paused = open.filter((leg) => ledger.pauseOn(leg, on));
  const pausedPupils = new Set(paused.map(({ pupilId }) => ledger.personOf(pupilId))).size;
  return { rows, totals: { pupils: stages.size, placements: open.length, pausedPupils } };
}

const moment = fc.record({
  at: fc.double({ min: 0.2, max: 1, noNaN: true }),
  authority: fc.constantFrom('801', '802'),
  on: randomDay,
  team: fc.constantFrom(undefined, undefined, 'send'),
});

describe('pupils by key stage, on any day as known at any time', () => {
  it(
    asPlainlyRead,
    async () => {
      let pupils = 0;
      await comparesAtAnyMoment({
        projection: pupilsByKeyStageProjection,
        steps: 90,
        moment,
        async fromTables(view, { on, authority, team }) {
          const asked = team === undefined ? { on, authority } : { on, authority, team };
          const { rows, totals } = await pupilsByKeyStage.run(view, asked);
          expect(rows).toHaveLength(7);
          pupils += totals.pupils;
          const some = rows.filter((row) => row.pupils > 0);
          return {
            rows: Object.fromEntries(some.map((row) => [row.keyStage, row.pupils])),
            totals,
          };
        },
        fromEvents,
      });
      expect(pupils).toBeGreaterThan(20);
    },
    patienceMs,
  );
});
