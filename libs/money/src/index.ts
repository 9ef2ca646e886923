export { formatPence, parsePounds, poundsText, sumPence } from './pence.js';
export { halfUp, oneDecimal, spread } from './rounding.js';
export {
  type Charge,
  type ChargeQuestion,
  type ChargeTerms,
  type ChargeVariation,
  type RateBasis,
} from './charge-terms.js';
export { chargeTotals, type ChargeTotal } from './charge-totals.js';
export { chargesOf, eachCharge } from './charges.js';
export { type OrderedPrice, orderedPriceOf, type OrderedTerms } from './ordered-price.js';
