export { bristolYear } from './bristol.js';
export {
  type AnyTold,
  budgetSet,
  changedFrom,
  closedOn,
  excluded,
  excludedLater,
  later,
  marked,
  mergedInto,
  mergedWith,
  onboarded,
  ordered,
  registered,
  termSet,
  told,
  type Told,
  unmergedFrom,
} from './events.js';
export { followed, pastOf } from './followed.js';
export { halves, plainKind, plainLedger, type PlainLeg } from './plain-ledger.js';
export { randomDay, randomLedger } from './random-ledger.js';
export { firstDay, lastDay } from './random-values.js';
export { acrossThreeCalendars, expectedAcross } from './three-calendars.js';
