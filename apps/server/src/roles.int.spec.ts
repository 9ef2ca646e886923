import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, ledgerMigrations, openLedger, type RoleName } from '@ledger/ledger';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { type RunningServer, startServer } from './start-server.js';

// Each role in a server of its own, as the compose file has them, on one database.
describe('servers that share the roles', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'roles-'));
  const running: { ledger: Ledger; server: RunningServer }[] = [];
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(ledgerMigrations);
  });
  afterAll(async () => {
    for (const { ledger, server } of running) {
      await server.close();
      await ledger.close();
    }
    await database.close();
    rmSync(dataDir, { recursive: true });
  });

  async function serve(...roles: RoleName[]) {
    const [keyFile, databaseUrl] = [join(dataDir, 'keys.json'), database.url];
    const settings = { port: 0, dataDir, demo: false, roles, keyFile, databaseUrl };
    const ledger = await openLedger({ ...settings, logLevel: 'silent' });
    const server = await startServer(ledger, { port: 0, roles });
    running.push({ ledger, server });
    const get = async (path: string) => (await fetch(server.url + path)).status;
    return { ledger, get, url: server.url };
  }

  const positions = async ({ readModel }: Ledger) =>
    new Set((await readModel.status()).map(({ position }) => position));

  it('serve without projecting, and project without serving', async () => {
    const api = await serve('api');
    const school = { urn: '109345', name: 'Academy', authority: '801', phase: 'secondary' };
    const answer = await fetch(`${api.url}/api/v1/school/${randomUUID()}/register-school`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ data: school }),
    });
    expect(answer.status).toBe(200);
    const { position } = await api.ledger.log.head();
    expect(position).toBeGreaterThan(0);
    expect(await positions(api.ledger)).toEqual(new Set([0]));

    const projector = await serve('projector');
    const names = (await api.ledger.readModel.status()).map(({ name }) => name);
    for (const name of names) {
      await api.ledger.readModel.view(
        name,
        { scope: 'all', minPosition: position },
        async () => undefined,
      );
    }
    expect(await positions(api.ledger)).toEqual(new Set([position]));
    expect(await projector.get('/health/ready')).toBe(200);
    expect(await projector.get('/api/openapi.json')).toBe(404);
    expect(await projector.get('/sign-in')).toBe(404);
  });

  it('give the pages or the API, and each its health', async () => {
    const [web, api, sealer] = [await serve('web'), await serve('api'), await serve('sealer')];
    const paths = ['/health/ready', '/sign-in', '/api/openapi.json'];
    const statuses = ({ get }: typeof web) => Promise.all(paths.map(get));
    expect(await statuses(web)).toEqual([200, 200, 404]);
    expect(await statuses(api)).toEqual([200, 404, 200]);
    expect(await statuses(sealer)).toEqual([200, 404, 404]);
  });
});
