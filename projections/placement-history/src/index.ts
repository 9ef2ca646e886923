export { type Detail, type OpenDetail, saidIn } from './detail.js';
export type { HistoryEntry } from './history-entry.js';
export { placementHistory } from './placement-history.figure.js';
export { placementHistoryProjection } from './placement-history.projection.js';
