import {
  type AnyTold,
  firstDay,
  halves,
  lastDay,
  plainLedger,
  type PlainLeg,
  randomDay,
} from '@ledger/caseload/testing';
import { asPlainlyRead, comparesAtAnyMoment, patienceMs } from '@ledger/caseload/testing/oracle';
import { addDays } from '@ledger/school-time';
import fc from 'fast-check';
import { highNeedsSpend, type SpendRow } from './high-needs-spend.figure.js';
import { highNeedsSpendProjection } from './high-needs-spend.projection.js';
import { spendPlacements } from './spend-placements.list.js';

interface Asked {
  readonly authority: string;
  readonly on: string;
}

interface Spent {
  delivered: number;
  commitment: number;
  contribution: number;
}

/** Days on which a school contributes no longer, over all readings, those of the control too. */
let stopped = 0;

/** Every day of every placement, one by one; by cost centre. */
function plainSpend(events: readonly AnyTold[], { authority, on }: Asked) {
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

function fromEvents(events: readonly AnyTold[], asked: Asked) {
  const spent = spentIn(plainSpend(events, asked));
  return { figure: spent, list: spent, budgetPence: plainBudget(events, asked.authority) };
}

describe('high needs spend, on any day as known at any time', () => {
  it(
    asPlainlyRead,
    async () => {
      let [delivered, commitment] = [0, 0];
      await comparesAtAnyMoment({
        projection: highNeedsSpendProjection,
        steps: 140,
        moment,
        async fromTables(view, { authority, on }) {
          const question = { authority, on, financialYear: '2025-26' };
          const figure = await highNeedsSpend.run(view, question);
          const list = await spendPlacements.run(view, question);
          const { deliveredPence, commitmentPence, budgetPence } = figure.totals;
          delivered += deliveredPence;
          commitment += commitmentPence;
          const [spent, listed] = [figure, list].map(({ rows }) => spentIn(byCostCentre(rows)));
          return { figure: spent, list: listed, budgetPence };
        },
        fromEvents,
      });
      expect(Math.min(delivered, commitment)).toBeGreaterThan(100_000);
      expect(stopped).toBeGreaterThan(10);
    },
    patienceMs,
  );
});
