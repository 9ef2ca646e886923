import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLogMigrations, postgresLog } from '@ledger/event-log';
import { testDatabase, type TestDatabase } from '@ledger/postgres/testing';
import { fileVault, vaultMigrations } from '@ledger/vault';
import type { WritePorts } from '../contract.js';

export interface TwoProcesses {
  readonly database: TestDatabase;
  readonly one: WritePorts;
  readonly other: WritePorts;
  close(): Promise<void>;
}

/** One database and one key file, reached as two processes reach them. */
export async function twoProcesses(): Promise<TwoProcesses> {
  const database = await testDatabase([...eventLogMigrations, ...vaultMigrations]);
  const directory = await mkdtemp(join(tmpdir(), 'write-side-'));
  const open = async (): Promise<WritePorts> => {
    const log = await postgresLog(database);
    const keyFile = join(directory, 'keys.json');
    return { log, vault: await fileVault({ database, keyFile, logId: () => log.logId }) };
  };
  const [one, other] = [await open(), await open()];
  const close = async () => {
    await Promise.all([one, other].map((ports) => ports.log.close()));
    await database.close();
    await rm(directory, { recursive: true });
  };
  return { database, one, other, close };
}
