import { eventLogMigrations } from '@ledger/event-log';
import { readModelMigrations } from '@ledger/read-model';

/** What a log and its read models need, without keys. */
export const projectorMigrations = [...eventLogMigrations, ...readModelMigrations];
