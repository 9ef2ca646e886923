import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, ledgerMigrations, openLedger } from '@ledger/ledger';
import { testDatabase } from '@ledger/postgres/testing';
import supertest from 'supertest';
import { startServer } from '../start-server.js';

export interface Served {
  readonly ledger: Ledger;
  readonly url: string;
  /** Requests to the server, as a program sends them. */
  readonly ask: ReturnType<typeof supertest>;
  close(): Promise<void>;
}

/** A server over a simulated log on a database of its own. */
export async function served(): Promise<Served> {
  const database = await testDatabase(ledgerMigrations);
  const dataDir = mkdtempSync(join(tmpdir(), 'served-'));
  const roles = ['api', 'web', 'projector'] as const;
  const keyFile = join(dataDir, 'keys.json');
  const logLevel = 'warn' as const;
  const databaseUrl = database.url;
  const settings = { port: 0, dataDir, demo: false, roles, keyFile, logLevel, databaseUrl };
  const ledger = await openLedger(settings);
  await ledger.log.simulate();
  const server = await startServer(ledger, { port: 0, roles });
  return {
    ledger,
    url: server.url,
    ask: supertest(server.url),
    async close() {
      await server.close();
      await ledger.close();
      await database.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
