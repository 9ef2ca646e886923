import { sessionsAWeek } from '@ledger/school-time';
import type { RateBasis } from './charge-terms.js';
import { halfUp } from './rounding.js';

/** A price and the week that it is for. */
interface WeekTerms {
  readonly rateBasis?: RateBasis | null | undefined;
  readonly ratePence?: number | null | undefined;
  /** Ten digits, Monday AM, Monday PM ... Friday PM. */
  readonly pattern: string;
  readonly hundredthHoursPerWeek?: number | null | undefined;
}

type Varied = { readonly from: string } & {
  readonly [K in 'rateBasis' | 'ratePence' | 'pattern']?: WeekTerms[K] | null | undefined;
};

/** What an order says of its price, with what changes from a date; what is absent stays. */
export interface OrderedTerms extends WeekTerms {
  readonly variations?: readonly Varied[];
}

/** Whole pence: of a full week, or in all where the order is one price. */
export interface OrderedPrice {
  readonly weeklyPence?: number;
  readonly totalPence?: number;
}

const WEEKS_IN_A_YEAR = 52;
const HUNDREDTHS = 100;

/**
 * What an order costs in a full week, whatever the calendar, half up; a programme in all. Of an
 * order that varies it is the dearest week. Nothing where there is no price, and for a place, which
 * is paid whoever takes it.
 */
export function orderedPriceOf({ variations = [], ...first }: OrderedTerms): OrderedPrice {
  let terms: WeekTerms = first;
  let price = priceOf(terms);
  for (const variation of [...variations].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    terms = after(terms, variation);
    price = dearer(price, priceOf(terms));
  }
  return price;
}

const after = (terms: WeekTerms, said: Varied): WeekTerms => ({
  ...terms,
  rateBasis: said.rateBasis ?? terms.rateBasis,
  ratePence: said.ratePence ?? terms.ratePence,
  pattern: said.pattern ?? terms.pattern,
});

function dearer(one: OrderedPrice, other: OrderedPrice): OrderedPrice {
  const most = (name: keyof OrderedPrice) => {
    const pence = [one[name], other[name]].filter((each) => each !== undefined);
    return pence.length > 0 ? { [name]: Math.max(...pence) } : {};
  };
  return { ...most('weeklyPence'), ...most('totalPence') };
}

function priceOf(terms: WeekTerms): OrderedPrice {
  const { rateBasis, ratePence } = terms;
  if (!rateBasis || typeof ratePence !== 'number' || rateBasis === 'place') return {};
  if (rateBasis === 'programme') return { totalPence: ratePence };
  return { weeklyPence: weekly[rateBasis](ratePence, terms) };
}

type Weekly = Exclude<RateBasis, 'place' | 'programme'>;

const weekly: Readonly<Record<Weekly, (pence: number, terms: WeekTerms) => number>> = {
  session: (pence, { pattern }) => pence * sessionsAWeek(pattern),
  day: (pence, { pattern }) => pence * daysIn(pattern),
  week: (pence) => pence,
  hour: (pence, { hundredthHoursPerWeek }) =>
    halfUp(pence * (hundredthHoursPerWeek ?? 0), HUNDREDTHS),
  'top-up': (pence) => halfUp(pence, WEEKS_IN_A_YEAR),
};

const daysIn = (pattern: string): number =>
  (pattern.match(/../g) ?? []).filter((day) => day.includes('1')).length;
