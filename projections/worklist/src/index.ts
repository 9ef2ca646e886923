export { isKind, type KindName, kinds, type Owner } from './kinds.js';
export { type DueItem, dueItems } from './due-items.queries.js';
export { type OpenParts } from './status.queries.js';
export { type Status, type WorkItem } from './work-item.js';
export {
  worklist,
  type WorklistRole,
  worklistRoles,
  type WorklistRow,
  type WorklistTotals,
} from './worklist.figure.js';
export { type WorklistView } from './worklist.queries.js';
export { type WatchedEvent, worklistProjection } from './worklist.projection.js';
