import { decisionOn, needsSecondApproval, type Order } from '@ledger/panel';
import type { Placed, Query } from './placements.queries.js';

/** An order above or past what the panel approved: it needs a second approver. */
export const secondApproval: Query = (placed) => {
  const { panel, child } = placed;
  const decision = panel && decisionOn(panel, child.pupilId);
  const excess = decision ? needsSecondApproval(decision, orderOf(placed)) : [];
  if (excess.length === 0) return null;
  const ways = excess.map((way) => way.replaceAll('-', ' ')).join(', ');
  return [
    'decisionRef',
    'query-second-approval',
    `against the decision of the panel the placement is ${ways}; a second approver must agree.`,
  ];
};

function orderOf({ values }: Placed): Order {
  const { startsOn, plannedEndOn, endedOn } = values;
  return { startsOn, endsOn: endedOn ?? plannedEndOn, ...priceOf(values) };
}

type Values = Placed['values'];

const WEEKS_IN_A_YEAR = 52;
const HUNDREDTHS = 100;

/** What the order costs a week or in all, in pence; nothing where a block of places is paid. */
function priceOf(values: Values): Pick<Order, 'weeklyPence' | 'totalPence'> {
  const { rate, rateBasis } = values;
  if (rate === undefined || rateBasis === undefined || rateBasis === 'place') return {};
  if (rateBasis === 'programme') return { totalPence: rate };
  return { weeklyPence: Math.round(rate * timesAWeek[rateBasis](values)) };
}

type Weekly = Exclude<Values['rateBasis'], undefined | 'place' | 'programme'>;

const timesAWeek: Readonly<Record<Weekly, (values: Values) => number>> = {
  session: ({ pattern }) => [...pattern].filter((half) => half === '1').length,
  day: ({ pattern }) => (pattern.match(/../g) ?? []).filter((day) => day.includes('1')).length,
  week: () => 1,
  hour: ({ hoursPerWeek = 0 }) => hoursPerWeek / HUNDREDTHS,
  'top-up': () => 1 / WEEKS_IN_A_YEAR,
};
