import type { ChargeTotal } from '@ledger/money';
import {
  chargesIn,
  stretched,
  type StretchedYear,
  type TotalCharges,
  type YearOn,
} from './charges.js';
import type { Charged } from './high-needs-spend.queries.js';
import { type Line, lineFor } from './line.js';

/** Whole pence and whole sessions, up to a day and after it. */
export interface Spend {
  deliveredPence: number;
  deliveredSessions: number;
  /** Of the delivered days only. */
  contributionPence: number;
  commitmentPence: number;
  commitmentSessions: number;
}

/** What one placement spends on one line in the year. */
export interface PlacementSpend {
  readonly line: Line;
  readonly charged: Charged;
  readonly spend: Readonly<Spend>;
}

/** What each placement spends on each line that it is charged to, in whole pence. */
export function spendOf(
  charged: readonly Charged[],
  lines: readonly Line[],
  asked: YearOn,
): readonly PlacementSpend[] {
  const year = stretched(asked);
  return charged.flatMap((each) => {
    const { providerKind } = each.placement;
    const centres = byCostCentre(each, year);
    return [...centres].map(([costCentre, spend]) => ({
      line: lineFor(lines, { costCentre, providerKind }),
      charged: each,
      spend,
    }));
  });
}

/** The sum of several spends, none included. */
export function sumOf(spends: readonly Readonly<Spend>[]): Spend {
  const sum = noSpend();
  const names = Object.keys(sum) as (keyof Spend)[];
  for (const spend of spends) for (const name of names) sum[name] += spend[name];
  return sum;
}

const noSpend = (): Spend => ({
  deliveredPence: 0,
  deliveredSessions: 0,
  contributionPence: 0,
  commitmentPence: 0,
  commitmentSessions: 0,
});

function byCostCentre(charged: Charged, asked: StretchedYear): ReadonlyMap<string, Spend> {
  const centres = new Map<string, Spend>();
  for (const charges of chargesIn(charged, asked)) addTo(centres, charges);
  return centres;
}

function addTo(centres: Map<string, Spend>, { isDelivered, byCostCentre: totals }: TotalCharges) {
  for (const [costCentre, total] of totals) {
    const spend = centres.get(costCentre) ?? noSpend();
    centres.set(costCentre, spend);
    if (isDelivered) deliver(spend, total);
    else commit(spend, total);
  }
}

function deliver(spend: Spend, total: ChargeTotal) {
  spend.deliveredPence += total.pence;
  spend.deliveredSessions += total.sessions;
  spend.contributionPence += total.contributionPence;
}

function commit(spend: Spend, total: ChargeTotal) {
  spend.commitmentPence += total.pence;
  spend.commitmentSessions += total.sessions;
}
