import { eventLogMigrations, postgresLog } from '@ledger/event-log';
import { type Database, openDatabase } from '@ledger/postgres';
import { fileVault, vaultMigrations } from '@ledger/vault';
import type { WritePorts } from '@ledger/write-side';

export const migrations = [...eventLogMigrations, ...vaultMigrations];

export interface RecordedLedger {
  readonly ports: WritePorts;
  close(): Promise<void>;
}

/** The ledger in a database that is open already. */
export async function ledgerIn(database: Database, keyFile: string): Promise<RecordedLedger> {
  const log = await postgresLog(database);
  const vault = await fileVault({ database, keyFile, logId: () => log.logId });
  const close = async () => {
    await log.close();
    await vault.close();
  };
  return { ports: { log, vault }, close };
}

/** The ledger at an address, as another process opens it. */
export async function ledgerAt(databaseUrl: string, keyFile: string): Promise<RecordedLedger> {
  const database = await openDatabase({ dataDir: '', databaseUrl, migrations });
  const ledger = await ledgerIn(database, keyFile);
  const close = async () => {
    await ledger.close();
    await database.close();
  };
  return { ports: ledger.ports, close };
}
