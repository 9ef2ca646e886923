export { type Detail, type OpenDetail, saidIn } from './detail.js';
export { type HistoryEntry, placementHistory } from './placement-history.figure.js';
export { placementHistoryProjection } from './placement-history.projection.js';
