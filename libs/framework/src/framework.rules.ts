import { halfUp } from '@ledger/money';
import type { FrameworkRateBasis } from './framework.events.js';
import type { EstablishedFramework, Uplift } from './framework.state.js';

const WHOLE = 10_000;

/** What is priced: a provider's lot on a basis. */
export interface Priced {
  readonly providerId: string;
  readonly lot: string;
  readonly basis: FrameworkRateBasis;
}

/**
 * Whole pence on a date: the rate agreed last, with each uplift approved since then, in the order in
 * which they count, each rounded half up. Null where no rate is agreed.
 */
export function rateOn(
  { rates, uplifts }: EstablishedFramework,
  priced: Priced,
  date: string,
): number | null {
  const agreed = [...rates.values()]
    .map(({ value }) => value)
    .filter((rate) => isSame(rate, priced) && rate.from <= date)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  if (!agreed) return null;
  const counting = [...uplifts.values()]
    .filter((uplift) => counts(uplift, priced))
    .filter(({ effectiveFrom }) => effectiveFrom > agreed.from && effectiveFrom <= date)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return counting.reduce(
    (pence, { proposal }) => uplifted(pence, proposal.value.basisPoints),
    agreed.pence,
  );
}

/** A price with so many basis points more, half up. */
export const uplifted = (pence: number, basisPoints: number): number =>
  halfUp(pence * (WHOLE + basisPoints), WHOLE);

/** Something delivered and charged at a price. */
export interface Delivery {
  readonly date: string;
  readonly pence: number;
  /** Ordered at a price that no uplift touches. */
  readonly fixedPrice: boolean;
}

/** A delivery at the price that counts now, and what that adds to what was charged. */
export interface ReRated extends Delivery {
  readonly upliftedPence: number;
  readonly arrearsPence: number;
}

/**
 * What an uplift adds to what was delivered on or after its date and not ordered at a fixed price.
 * The charge stays as it was; the arrears are a line of their own.
 */
export function arrearsOf(
  { effectiveFrom, basisPoints }: { effectiveFrom: string; basisPoints: number },
  deliveries: readonly Delivery[],
): { readonly lines: readonly ReRated[]; readonly arrearsPence: number } {
  const lines = deliveries
    .filter(({ date, fixedPrice }) => date >= effectiveFrom && !fixedPrice)
    .map((delivery) => {
      const upliftedPence = uplifted(delivery.pence, basisPoints);
      return { ...delivery, upliftedPence, arrearsPence: upliftedPence - delivery.pence };
    });
  return { lines, arrearsPence: lines.reduce((sum, line) => sum + line.arrearsPence, 0) };
}

const isSame = (one: Priced, other: Priced) =>
  one.providerId === other.providerId && one.lot === other.lot && one.basis === other.basis;

function counts({ status, proposal }: Uplift, { providerId, lot }: Priced): boolean {
  const { value } = proposal;
  const isForLot = value.lot === undefined || value.lot === lot;
  return status === 'approved' && value.providerId === providerId && isForLot;
}
