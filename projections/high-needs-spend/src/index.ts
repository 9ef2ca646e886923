export { highNeedsSpend, type SpendRow, type SpendSums } from './high-needs-spend.figure.js';
export { highNeedsSpendProjection } from './high-needs-spend.projection.js';
export { type SpendPlacement, spendPlacements } from './spend-placements.list.js';
