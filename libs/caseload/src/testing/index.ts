export { bristolYear } from './bristol.js';
export {
  type AnyTold,
  budgetSet,
  changedFrom,
  closedOn,
  later,
  marked,
  onboarded,
  ordered,
  registered,
  termSet,
  told,
  type Told,
} from './events.js';
export { followed } from './followed.js';
