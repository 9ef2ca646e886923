import type { Leg, LegVariation } from './leg.js';

type Dated = 'team' | 'costCentre';

/** A term of a placement as it is on the date: as varied last until then, else as ordered. */
export function termOn(leg: Leg, term: Dated, date: string): string | null {
  const varied = leg.variations.filter((each) => each.from <= date && each[term] !== undefined);
  const last = varied.reduce<LegVariation | undefined>(
    (found, each) => (found && found.from > each.from ? found : each),
    undefined,
  );
  return last?.[term] ?? leg[term];
}
