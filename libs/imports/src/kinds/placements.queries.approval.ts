import { orderedPriceOf } from '@ledger/money';
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
  const { startsOn, plannedEndOn, endedOn, rate, rateBasis, pattern, hoursPerWeek } = values;
  const terms = { rateBasis, ratePence: rate, pattern, hundredthHoursPerWeek: hoursPerWeek };
  return { startsOn, endsOn: endedOn ?? plannedEndOn, ...orderedPriceOf(terms) };
}
