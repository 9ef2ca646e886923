import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '@ledger/kernel';
import { times } from '@ledger/kernel/testing';
import { startChild, type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { importFile, type ImportReceipt, openImportFile } from './index.js';
import { largeFiles } from './testing/large-files.js';
import { ledgerIn, migrations, type RecordedLedger } from './testing/recorded-ledger.js';

// The browser's limit in the long run.
const ROWS = times(12_000, 20_000);
// Told after each two thousand rows; as many as are on their way at once are still to come then.
const [EARLY, LATE] = [2_000, 4_000];
const SEED = Date.now() % 100_000;
const files = largeFiles(ROWS);
const child = new URL('./testing/importing-child.ts', import.meta.url);
const meta = { actor: { id: 'ola', role: 'operator', organisation: '801' } };

let folder: string;
let database: TestDatabase;
let ledger: RecordedLedger;

const pathOf = (kind: string) => join(folder, `${kind}.csv`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-import-spec-'));
  database = await testDatabase(migrations);
  ledger = await ledgerIn(database, join(folder, 'keys.json'));
  for (const [kind, lines] of Object.entries(files)) {
    await writeFile(pathOf(kind), `${lines.join('\n')}\n`);
  }
});

afterEach(async () => {
  await ledger.close();
  await database.close();
  await rm(folder, { recursive: true });
});

const importAll = async (...kinds: string[]): Promise<ImportReceipt[]> => {
  const receipts: ImportReceipt[] = [];
  for (const kind of kinds) {
    const opened = await openImportFile(pathOf(kind));
    receipts.push(await importFile(ledger.ports, { kind, ...opened, meta }));
  }
  return receipts;
};

/** How often each fact was recorded, by type and what it is about. */
async function recorded(log: EventLog): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const { position } = await log.head();
  for (let after = 0; after < position; after += 5000) {
    for (const { type, streamId, data } of await log.readAll(after, 5000)) {
      const { placementId = '' } = data as { placementId?: string };
      const fact = `${type} ${streamId} ${placementId}`;
      counts.set(fact, (counts.get(fact) ?? 0) + 1);
    }
  }
  return counts;
}

/** The server's processes for this database, one for each connection. */
async function connected(): Promise<readonly number[]> {
  const { rows } = await database
    .pool('owner')
    .query<{ pid: number }>('select pid from pg_stat_activity where datname = current_database()');
  return rows.map(({ pid }) => pid);
}

/** Waits until the server has done with what a process sent before it was killed. */
async function settled(before: readonly number[]): Promise<void> {
  while ((await connected()).some((pid) => !before.includes(pid)))
    await new Promise((resolve) => setTimeout(resolve, 5));
}

const factsOf = (counts: ReadonlyMap<string, number>, type: string) =>
  [...counts].filter(([fact]) => fact.startsWith(`${type} `));

describe('importing into PostgreSQL', () => {
  it(`records ${ROWS} marks once, and nothing the second time`, async () => {
    await importAll('providers', 'pupils', 'placements');
    const [first] = await importAll('attendance');
    expect(first).toMatchObject({ accepted: ROWS, rejected: 0 });
    const { position } = await ledger.ports.log.head();
    const [second] = await importAll('attendance');
    expect(second).toMatchObject({ unchanged: ROWS, accepted: 0, rejected: 0 });
    expect((await ledger.ports.log.head()).position).toBe(position);
  });

  it('loses and doubles nothing when it is killed on the way and run again', async () => {
    console.info(`seed ${SEED}`);
    const kinds = ['providers', 'pupils', 'placements', 'attendance'];
    const args = [database.url, join(folder, 'keys.json')];
    args.push(...kinds.flatMap((kind) => [kind, pathOf(kind)]));
    let cutOff = 0;
    for (const line of ['providers 5', 'pupils 100', `attendance ${EARLY}`, `attendance ${LATE}`]) {
      const before = await connected();
      const running = startChild(child, args);
      for (let said = ''; said !== line;) said = await running.line();
      // A moment later the next rows are on their way.
      await new Promise((resolve) => setTimeout(resolve, (SEED * line.length) % 60));
      await running.end('SIGKILL');
      await settled(before);
      cutOff = factsOf(await recorded(ledger.ports.log), 'AttendanceMarked').length;
    }
    expect(cutOff).toBeGreaterThanOrEqual(LATE);
    expect(cutOff).toBeLessThan(ROWS);

    const receipts = await importAll(...kinds);
    expect(receipts.map(({ rejected }) => rejected)).toEqual([0, 0, 0, 0]);
    expect(receipts.at(-1)).toMatchObject({ accepted: ROWS - cutOff, unchanged: cutOff });
    const counts = await recorded(ledger.ports.log);
    expect(factsOf(counts, 'AttendanceMarked')).toHaveLength(ROWS);
    expect(factsOf(counts, 'ChildRegistered')).toHaveLength(100);
    expect(factsOf(counts, 'PlacementOrdered')).toHaveLength(100);
    expect([...counts].filter(([, count]) => count > 1)).toEqual([]);
  });
});
