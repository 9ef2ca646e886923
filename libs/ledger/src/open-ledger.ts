import { join } from 'node:path';
import {
  eventLogMigrations,
  eventStoreLog,
  eventStoreMigrations,
  postgresLog,
  refuseClockBehind,
  refuseLogElsewhere,
  type StoredLog,
} from '@ledger/event-log';
import type { Span } from '@ledger/kernel';
import {
  type Auditor,
  auditHere,
  auditOnThreads,
  keptInFolder,
  stretchesOnThread,
} from '@ledger/proof';
import { jobsMigrations } from '@ledger/jobs';
import { type Database, openDatabase } from '@ledger/postgres';
import { openReadModel, readModelMigrations } from '@ledger/read-model';
import { londonDateOf } from '@ledger/school-time';
import { fileVault, openEvents, vaultMigrations } from '@ledger/vault';
import { references } from '@ledger/write-side';
import { catalogue } from './catalogue.js';
import type { Ledger } from './ledger.js';
import { policyTable } from './policies.js';
import { figures, projectionsOf } from './projections.js';
import { worklistDue } from './worklist-due.js';
import type { Settings } from './settings.js';

/** The schemas of everything that is kept, in order. */
export const ledgerMigrations = [
  ...eventLogMigrations,
  ...vaultMigrations,
  ...readModelMigrations,
  ...eventStoreMigrations,
  ...jobsMigrations,
];

/** Who is told of what stops a projection, or the positions of the log, for a while. */
export interface Watch {
  readonly onError?: (projection: string, error: unknown) => void;
}

/**
 * Opens the ledger: database, log, keys and read models, brought up to this build.
 * @throws DatabaseUnusable | EventStoreUnusable | VaultError when something is unsafe or missing, with the remedy
 */
export async function openLedger(settings: Settings, watch: Watch = {}): Promise<Ledger> {
  const { dataDir, databaseUrl } = settings;
  const database = await openDatabase({
    dataDir,
    migrations: ledgerMigrations,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  try {
    return await openUpon(settings, database, watch);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openLog(settings: Settings, database: Database, watch: Watch): Promise<StoredLog> {
  const { eventStoreUrl: url } = settings;
  if (url === undefined) {
    await refuseLogElsewhere(database);
    return postgresLog(database);
  }
  const onError = (error: unknown) => watch.onError?.('the positions of the log', error);
  return eventStoreLog({ url, database, onError });
}

// As `ledger verify` kept it, outside the database.
async function lastVerified({ dataDir }: Settings, logId: string) {
  const kept = await keptInFolder(join(dataDir, 'proof')).checkpoint();
  return kept?.origin === logId ? kept : undefined;
}

interface Opened {
  readonly settings: Settings;
  readonly database: Database;
  readonly log: StoredLog;
}

// Threads read PostgreSQL; a log elsewhere is read where it is open.
const auditorOf =
  ({ settings, database, log }: Opened) =>
  (threads: number): Auditor =>
    settings.eventStoreUrl === undefined
      ? auditOnThreads({ database, logId: log.logId, threads })
      : { audit: auditHere(log.logId, log.leaves), close: async () => undefined };

// A log that is elsewhere is read by the thread that folds it. One that is empty may yet become a
// simulated one, which has another id.
const stretchesIn = ({ settings, database, log }: Opened) =>
  settings.eventStoreUrl === undefined
    ? { stretches: (span: Span) => stretchesOnThread({ database, logId: log.logId }, span) }
    : {};

async function openUpon(settings: Settings, database: Database, watch: Watch): Promise<Ledger> {
  const log = await openLog(settings, database, watch);
  try {
    await refuseClockBehind(database, log);
    return await openOver({ settings, database, log }, watch);
  } catch (error) {
    await log.close();
    throw error;
  }
}

async function openOver(opened: Opened, watch: Watch): Promise<Ledger> {
  const { settings, database, log } = opened;
  const vault = await fileVault({ database, keyFile: settings.keyFile, logId: () => log.logId });
  const readModel = openReadModel({
    database,
    log,
    projections: projectionsOf(vault),
    knownTypes: new Set(catalogue().map((kind) => kind.type)),
    open: openEvents(vault),
    knownRoot: () => lastVerified(settings, log.logId),
    ...stretchesIn(opened),
    ...watch,
  });
  await readModel.prepare();
  return {
    settings,
    database,
    log,
    auditor: auditorOf(opened),
    vault,
    readModel,
    references: references({ log, vault }),
    figures,
    policies: policyTable((today, minPosition) =>
      worklistDue({ readModel, vault }, today, minPosition),
    ),
    today: async () => {
      const { recordedAt } = log.simulated ? await log.head() : { recordedAt: null };
      return londonDateOf(recordedAt ?? new Date().toISOString());
    },
    async close() {
      await log.close();
      await vault.close();
      await database.close();
    },
  };
}
