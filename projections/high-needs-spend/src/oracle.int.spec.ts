import {
  type AnyTold,
  firstDay,
  followed,
  halves,
  lastDay,
  pairs,
  patienceMs,
  plainLedger,
  type PlainLeg,
  randomDay,
  randomLedger,
  tellPairs,
} from '@ledger/caseload/testing';
import { onPostgres } from '@ledger/read-model/testing';
import { addDays } from '@ledger/school-time';
import fc from 'fast-check';
import { highNeedsSpend, type SpendRow } from './high-needs-spend.figure.js';
import { highNeedsSpendProjection } from './high-needs-spend.projection.js';
import { spendPlacements } from './spend-placements.list.js';

const seed = Number(process.env['SEED'] ?? 20261122);

interface Asked {
  readonly authority: string;
  readonly on: string;
}

interface Spent {
  delivered: number;
  commitment: number;
  contribution: number;
}

/** Days on which a school contributes no longer, over all comparisons. */
let stopped = 0;

/** Every day of every placement, one by one; by cost centre. */
function plainAnswer(events: readonly AnyTold[], { authority, on }: Asked) {
  const ledger = plainLedger(events);
  const centres = new Map<string, Spent>();
  for (const { leg, date } of ledger.placementDays(authority, firstDay, addDays(lastDay, 60))) {
    if (leg.fields['commissioner'] === 'school') continue;
    const sessions = halves.filter((half) => ledger.isCharged(leg, date, half)).length;
    if (sessions === 0) continue;
    const field = (name: string) => ledger.fieldOn(leg, name, date);
    const centre = centreIn(centres, String(field('costCentre')));
    const pence = Number(field('ratePence')) * (field('rateBasis') === 'session' ? sessions : 1);
    if (date > on) centre.commitment += pence;
    else spend(centre, pence, contributed(ledger, leg, { date, authority }));
  }
  return centres;
}

type PlainLedger = ReturnType<typeof plainLedger>;

function contributed(
  ledger: PlainLedger,
  leg: PlainLeg,
  { date, authority }: { readonly date: string; readonly authority: string },
): number {
  const pence = Number(ledger.fieldOn(leg, 'contributionPence', date));
  if (ledger.contributes(leg, date, authority)) return pence;
  stopped += pence > 0 ? 1 : 0;
  return 0;
}

function spend(centre: Spent, pence: number, contribution: number) {
  centre.delivered += pence;
  centre.contribution += contribution;
}

function centreIn(centres: Map<string, Spent>, costCentre: string): Spent {
  const known = centres.get(costCentre) ?? { delivered: 0, commitment: 0, contribution: 0 };
  centres.set(costCentre, known);
  return known;
}

function plainBudget(events: readonly AnyTold[], authority: string): number {
  const lines = new Map<string, number>();
  for (const event of events)
    if (event.type === 'BudgetSet' && event.meta.authority === authority)
      lines.set(`${event.data.costCentre} ${event.data.s251Line}`, event.data.amountPence);
  return [...lines.values()].reduce((sum, pence) => sum + pence, 0);
}

const moment = fc.record({
  at: fc.double({ min: 0.3, max: 1, noNaN: true }),
  authority: fc.constantFrom('801', '802'),
  on: randomDay,
});

type Sums = Pick<
  SpendRow,
  'costCentre' | 'deliveredPence' | 'commitmentPence' | 'contributionPence'
>;

function byCostCentre(rows: readonly Sums[]) {
  const centres = new Map<string, Spent>();
  for (const row of rows) {
    const centre = centreIn(centres, row.costCentre);
    spend(centre, row.deliveredPence, row.contributionPence);
    centre.commitment += row.commitmentPence;
  }
  return centres;
}

const spentIn = (centres: ReadonlyMap<string, Spent>) =>
  new Map([...centres].filter(([, { delivered, commitment }]) => delivered + commitment > 0));

describe('high needs spend, on any day as known at any time', () => {
  it(
    `is what a plain reading of the events says (seed ${seed})`,
    async () => {
      let [delivered, commitment] = [0, 0];
      let compared = 0;
      const property = fc.asyncProperty(
        randomLedger(140),
        fc.array(moment, { minLength: pairs.moments, maxLength: pairs.moments }),
        async (history, moments) => {
          const events = followed(highNeedsSpendProjection, history);
          const projected = await onPostgres(highNeedsSpendProjection, events);
          try {
            for (const { at, ...asked } of moments) {
              compared += 1;
              const position = Math.ceil(at * events.length);
              const scope = { authorities: [asked.authority] };
              const past = events.slice(0, position) as AnyTold[];
              const question = { ...asked, financialYear: '2025-26' };
              const { figure, list } = await projected.view({ position, scope }, async (view) => ({
                figure: await highNeedsSpend.run(view, question),
                list: await spendPlacements.run(view, question),
              }));
              const expected = spentIn(plainAnswer(past, asked));
              expect(spentIn(byCostCentre(figure.rows))).toEqual(expected);
              expect(spentIn(byCostCentre(list.rows))).toEqual(expected);
              expect(figure.totals.budgetPence).toBe(plainBudget(past, asked.authority));
              delivered += figure.totals.deliveredPence;
              commitment += figure.totals.commitmentPence;
            }
          } finally {
            await projected.close();
          }
        },
      );
      await fc.assert(property, { seed, numRuns: pairs.histories, endOnFailure: true });
      expect(Math.min(delivered, commitment)).toBeGreaterThan(100_000);
      expect(stopped).toBeGreaterThan(10);
      tellPairs('high-needs-spend', compared, seed);
      expect(compared).toBe(pairs.histories * pairs.moments);
    },
    patienceMs,
  );
});
