import { type DayNumber, dayOf } from '@ledger/school-time';
import type { ChargeTerms, ChargeVariation, RateBasis } from './charge-terms.js';

/** The price of a leg on days on which it does not change, both included. */
export interface ChargeStage {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly basis: RateBasis;
  readonly ratePence: number;
  readonly costCentre: string;
  readonly contributionPence: number;
}

/** The stages of a price, in order, from the beginning of time to its end. */
export function stagesOf(terms: ChargeTerms): readonly ChargeStage[] {
  const stages: ChargeStage[] = [];
  let current = firstStage(terms);
  for (const variation of inOrder(terms.variations)) {
    const next = varied(current, variation);
    // Of two variations from one day only what both together say counts.
    if (current.first < next.first) stages.push({ ...current, last: next.first - 1 });
    current = next;
  }
  return [...stages, current];
}

/**
 * The same stages with those in a row on one basis put together: an uplifted programme is still
 * one programme, and a programme that begins anew is another.
 */
export function runsOf(stages: readonly ChargeStage[]): readonly (readonly ChargeStage[])[] {
  const runs: ChargeStage[][] = [];
  for (const stage of stages) {
    const run = runs.at(-1);
    if (run && run[0]?.basis === stage.basis) run.push(stage);
    else runs.push([stage]);
  }
  return runs;
}

function firstStage(terms: ChargeTerms): ChargeStage {
  return {
    first: -Infinity,
    last: Infinity,
    basis: terms.rateBasis,
    ratePence: terms.ratePence,
    costCentre: terms.costCentre,
    contributionPence: terms.contributionPence ?? 0,
  };
}

function varied(before: ChargeStage, variation: ChargeVariation): ChargeStage {
  return {
    first: dayOf(variation.from),
    last: Infinity,
    basis: variation.rateBasis ?? before.basis,
    ratePence: variation.ratePence ?? before.ratePence,
    costCentre: variation.costCentre ?? before.costCentre,
    contributionPence: variation.contributionPence ?? before.contributionPence,
  };
}

const inOrder = (variations: readonly ChargeVariation[]) =>
  [...variations].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
