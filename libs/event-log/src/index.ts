export { refuseClockBehind } from './clock-guard.js';
export {
  type Digests,
  digestsOf,
  type EntryFields,
  entryOf,
  leafOf,
  leafOfEvent,
  type StoredTexts,
  textsOf,
} from './entry.js';
export { type EventStoreLogOptions } from './eventstore/eventstore-log.js';
export { eventStoreLog } from './eventstore/open-log.js';
export { EventStoreUnusable } from './eventstore/unusable.js';
export { instantText, microseconds, normalInstant } from './instant.js';
export { leavesInPostgres } from './leaves/leaves-in-postgres.js';
export {
  LEAF_BYTES,
  type LeafPiece,
  leavesOf,
  type LeafSpan,
  type ReadLeaves,
} from './leaves/read-leaves.js';
export { memoryLog, type MemoryLogOptions } from './memory-log.js';
export { eventLogMigrations, eventStoreMigrations } from './migrations.js';
export { refuseLogElsewhere } from './log-elsewhere.js';
export { postgresLog, type SimulatableLog, type StoredLog } from './postgres-log.js';
export {
  type ReadStored,
  storedInLog,
  storedInPostgres,
  type StoredEvent,
} from './stored-events.js';
