import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisServer, until, withRedis } from '@ledger/jobs/testing';
import {
  type Ledger,
  ledgerMigrations,
  openLedger,
  policiesRun,
  type PolicyTable,
} from '@ledger/ledger';
import type { DueItem, Policy } from '@ledger/policies';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { startServer } from '../start-server.js';
import { ledgerJobKinds } from './ledger-jobs.js';

const onboard = (runs: Policy['runs']): Policy => ({
  kind: `onboard-${runs}`,
  runs,
  says: 'When a provider is due, then it is onboarded.',
  ask: ({ authority, facts }) => ({
    category: 'provider',
    type: 'OnboardProvider',
    data: { ...facts, name: 'Academy', kind: 'pru', authority, registered: true },
  }),
});

const due = (runs: Policy['runs']): DueItem => ({
  kind: `onboard-${runs}`,
  subject: `provider-${randomUUID()}`,
  item: runs,
  authority: '801',
  dueOn: '2026-01-05',
  facts: { providerRef: randomUUID() },
});

function tableOf(): PolicyTable {
  const items = [due('daily'), due('often')];
  return {
    policies: [onboard('daily'), onboard('often')],
    due: [() => Promise.resolve(items)],
  };
}

describe('the jobs of the ledger', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jobs-'));
  let database: TestDatabase;
  let ledger: Ledger;
  beforeEach(async () => {
    database = await testDatabase(ledgerMigrations);
  });
  afterEach(async () => {
    await ledger.close();
    await database.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function opened(more: { redisUrl?: string } = {}): Promise<Ledger> {
    const keyFile = join(dataDir, `${database.name}.json`);
    const roles = ['jobs'] as const;
    const where = { databaseUrl: database.url, dataDir, keyFile, ...more };
    const settings = { port: 0, demo: false, roles, logLevel: 'silent' as const, ...where };
    ledger = { ...(await openLedger(settings)), policies: tableOf() };
    return ledger;
  }

  const position = async () => (await ledger.log.head()).position;

  async function runsByItself(): Promise<void> {
    const servers = await Promise.all(
      [1, 2].map(() => startServer(ledger, { port: 0, roles: ['jobs'] })),
    );
    await until(async () => (await position()) === 2);
    await Promise.all(servers.map((server) => server.close()));
    expect(await position()).toBe(2);
  }

  it('run the policies soon after two servers with the role have started, once', async () => {
    await opened();
    await runsByItself();
  });

  withRedis('where REDIS_URL is set', () => {
    it('do the same by way of Redis', async () => {
      const redis = await redisServer();
      await opened({ redisUrl: redis.url });
      await runsByItself();
      await redis.close();
    });
  });

  it('leave a simulated log alone, whose time goes on only when it is told to', async () => {
    await opened();
    await ledger.log.simulate();
    const stop = new AbortController();
    for (const kind of ledgerJobKinds(ledger))
      expect(await kind.run({}, stop.signal)).toEqual({ skipped: 'simulated' });
    expect(await position()).toBe(0);
    const report = await policiesRun(ledger, { today: '2026-01-05' });
    expect(report).toEqual({ today: '2026-01-05', recorded: 2, unchanged: 0, refused: [] });
    const [first] = await ledger.log.readAll(0, 1);
    expect(first?.recordedAt).toMatch(/^2026-01-05T06:00:00/);
    expect(first?.meta).toMatchObject({
      actor: { id: 'policy-onboard-daily', role: 'policy', organisation: '801' },
      source: { kind: 'policy' },
    });
  });

  it('refuse a day that is still to come, but on a simulated log', async () => {
    await opened();
    await expect(policiesRun(ledger, { today: '2999-01-01' })).rejects.toThrow('still to come');
    expect(await position()).toBe(0);
  });
});
