import type { Charge } from '@ledger/money';
import { eachChargeIn } from './charges.js';
import type { Charged, Year } from './high-needs-spend.queries.js';
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
  { year, on }: { readonly year: Year; readonly on: string },
): readonly PlacementSpend[] {
  return charged.flatMap((each) => {
    const { providerKind } = each.placement;
    const centres = byCostCentre(each, { year, on });
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

function byCostCentre(
  charged: Charged,
  { year, on }: { readonly year: Year; readonly on: string },
): ReadonlyMap<string, Spend> {
  const centres = new Map<string, Spend>();
  eachChargeIn(charged, year, (charge) => {
    const spend = centres.get(charge.costCentre) ?? noSpend();
    centres.set(charge.costCentre, spend);
    if (charge.date <= on) deliver(spend, charge);
    else commit(spend, charge);
  });
  return centres;
}

function deliver(spend: Spend, charge: Charge) {
  spend.deliveredPence += charge.pence;
  spend.deliveredSessions += charge.sessions;
  spend.contributionPence += charge.contributionPence;
}

function commit(spend: Spend, charge: Charge) {
  spend.commitmentPence += charge.pence;
  spend.commitmentSessions += charge.sessions;
}
