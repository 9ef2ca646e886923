import { randomUUID } from 'node:crypto';
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
  /** Sends a command to `/api/v1/<path>`, with a fresh Idempotency-Key unless one is given. */
  send(path: string, data: object, headers?: Record<string, string>): supertest.Test;
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
  const ask = supertest(server.url);
  return {
    ledger,
    url: server.url,
    ask,
    send: (path, data, headers = {}) =>
      ask
        .post(`/api/v1/${path}`)
        .set({ 'Idempotency-Key': randomUUID(), ...headers })
        .send({ data }),
    async close() {
      await server.close();
      await ledger.close();
      await database.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** The header that says which revision of the stream was seen; none where no stream was. */
export const seen = (revision?: number): Record<string, string> =>
  revision === undefined ? {} : { 'If-Match': `"${revision}"` };

/** What an answer says is at fault. */
export const errorsIn = (answer: { readonly body: unknown }) =>
  (answer.body as { errors: { pointer: string; code: string; message: string }[] }).errors;
