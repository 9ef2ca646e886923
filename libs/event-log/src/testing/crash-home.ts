import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@ledger/postgres';
import { superuserOf, withServerData } from '@ledger/postgres/testing';
import { eventLogMigrations } from '../migrations.js';

/** A server of a test's own, that it may kill. */
export interface CrashHome {
  readonly dataDir: string;
  readonly database: Database;
  /** Kills PostgreSQL with all its processes, with no time for any of them to do anything. */
  kill(): void;
  /** Runs a statement that only somebody with the whole server in hand could run. */
  asSuperuser(sql: string): Promise<void>;
  close(): Promise<void>;
}

export async function crashHome(): Promise<CrashHome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-crash-'));
  chmodSync(dataDir, 0o711);
  await withServerData(dataDir);
  const database = await openDatabase({ dataDir, migrations: eventLogMigrations });
  return {
    dataDir,
    database,
    kill: () => killWithChildren(join(dataDir, 'postgres/data/postmaster.pid')),
    asSuperuser: async (sql) => {
      const superuser = await superuserOf(dataDir);
      await superuser.query(sql).finally(() => superuser.end());
    },
    close: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function killWithChildren(pidFile: string): void {
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const children = childrenOf(postmaster);
  process.kill(postmaster, 'SIGKILL');
  for (const child of children) killIfThere(child);
}

// Without /proc the children end by themselves as soon as they see that the postmaster is gone.
function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was the quicker one.
  }
}
