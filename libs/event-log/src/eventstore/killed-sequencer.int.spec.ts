import { counted, noteControl, times } from '@ledger/kernel/testing';
import { startChild } from '@ledger/postgres/testing';
import { cuttable } from '../testing/cuttable.js';
import { fillUnplaced } from '../testing/eventstore-filling.js';
import { type OpenedEventStore, openEventStore } from '../testing/eventstore-opened.js';
import { EventStoreServer } from '../testing/eventstore-server.js';
import { aRequest } from '../testing/index.js';
import { connect } from './connection.js';
import { Sequencer } from './sequencer.js';

// Positions come out the same, row for row, whatever becomes of who gives them.
const ROUNDS = times(1, 40);
const PATIENCE_MS = 60_000 + ROUNDS * 120_000;
const child = new URL('../testing/sequencer-child.ts', import.meta.url);

let server: EventStoreServer;
let opened: OpenedEventStore;
/** Events of ours that the server holds. */
let held: number;
beforeEach(async () => {
  server = await EventStoreServer.start();
  opened = await openEventStore(server.url);
  const log = await opened.open();
  await log.append(aRequest('a-1'));
  await log.close();
  held = 1;
});
afterEach(async () => {
  await opened.close();
  await server.stop();
});

const fill = (requests: number) => {
  held += fillUnplaced(server, opened.prefix, requests);
};

type Pooled = Pick<OpenedEventStore['database'], 'pool'>;

const rowsOf = async ({ pool }: Pooled) => {
  const { rows } = await pool('read').query<{ position: number }>(
    'select * from ledger.sequenced order by position',
  );
  return rows;
};

/** What was placed, against a clean rebuild in an empty database. */
async function account() {
  const log = await opened.open();
  await log.waitPast(held - 1, 60_000);
  const other = await opened.anotherDatabase();
  const again = await opened.open({ database: other });
  await again.waitPast(held - 1, 60_000);
  const [rows, clean] = [await rowsOf(opened.database), await rowsOf(other)];
  return {
    same: JSON.stringify(rows) === JSON.stringify(clean),
    dense: rows.every(({ position }, n) => position === n + 1),
    missing: held - rows.length,
  };
}

const asItShould = { same: true, dense: true, missing: 0 };

/** Runs a sequencer until it kills itself at the boundary. */
async function killedAt(boundary: string, mode = 'safe'): Promise<void> {
  const { prefix, database } = opened;
  const killed = startChild(child, [server.url, prefix, database.url, boundary, mode]);
  await killed.end();
  expect(killed.process.signalCode).toBe('SIGKILL');
}

describe('a sequencer that is killed', () => {
  it.each(['leased', 'read', 'placed', 'writing', 'written'])(
    `leaves nothing out and doubles nothing: as it has %s (${ROUNDS} times)`,
    async (boundary) => {
      const what = `kill -9 of the sequencer of EventStoreDB's events as it has ${boundary}: kills`;
      const found = await counted({ id: `R1 sequencer ${boundary}`, what }, async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          fill(20);
          await killedAt(boundary);
        }
        const { same, dense, missing } = await account();
        const doubled = Math.max(0, -missing) + (same && dense ? 0 : 1);
        return { count: ROUNDS, lost: Math.max(0, missing), doubled };
      });
      expect(found).toEqual({ count: ROUNDS, lost: 0, doubled: 0 });
    },
    PATIENCE_MS,
  );

  // The control: were the checkpoint moved on by itself, the same kill would leave events out.
  it('is seen to leave events out by the same account when it is made unsafe', async () => {
    fill(20);
    await killedAt('placed', 'unsafe');
    fill(20);
    const log = await opened.open();
    await log.append(aRequest('a-1'));
    held += 1;
    const lost = held - (await rowsOf(opened.database)).length;
    expect(lost).toBeGreaterThan(0);
    noteControl('R1 sequencer', `a checkpoint moved on by itself: ${lost} events left out`);
  }, 120_000);
});

describe('a sequencer that is cut off', () => {
  it('from PostgreSQL goes on where it was', async () => {
    const log = await opened.open();
    const superuser = await opened.database.superuser();
    for (let cut = 0; cut < 5; cut += 1) {
      fill(60);
      await superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
    await superuser.end();
    await log.waitPast(held - 1, 60_000);
    expect(await account()).toEqual(asItShould);
  }, 180_000);

  it('from EventStoreDB goes on where it was, and appends meanwhile are stored once', async () => {
    const way = await cuttable(server.port);
    const log = await opened.open({ url: `esdb://127.0.0.1:${way.port}?tls=false` });
    for (let cut = 0; cut < 5; cut += 1) {
      fill(60);
      const appended = [1, 2, 3, 4].map((n) => log.append(aRequest(`own-${n}`)));
      held += appended.length;
      way.cut();
      for (const outcome of await Promise.all(appended)) {
        expect(outcome).toMatchObject({ outcome: 'appended', revision: cut });
      }
    }
    expect(await account()).toEqual(asItShould);
    await log.close();
    await way.close();
  }, 180_000);
});

describe('two sequencers at once', () => {
  /** One that has placed events and waits, while another takes the lease and places the same. */
  async function late() {
    const { connection, leave } = linked();
    const errors: unknown[] = [];
    const asked = deferred();
    const release = deferred();
    const pool = opened.database.pool('append');
    const query = async (sql: string, values: unknown[]) => {
      if (!sql.includes('ledger.sequence(')) return pool.query(sql, values);
      asked.resolve();
      await release.promise;
      return pool.query(sql, values);
    };
    const waiting = Object.assign(Object.create(pool) as typeof pool, { query });
    const first = new Sequencer({
      connection,
      database: { ...opened.database, pool: () => waiting },
      prefix: opened.prefix,
      leaseSeconds: 1,
      onPlaced: () => undefined,
      onError: (error) => errors.push(error),
    });
    await asked.promise;
    const log = await opened.open();
    await log.waitPast(held - 1, 60_000);
    expect(await rowsOf(opened.database)).toHaveLength(held);
    release.resolve();
    while (errors.length === 0 && (await rowsOf(opened.database)).length === held) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await first.close();
    await leave();
    return errors;
  }

  const linked = () => {
    const connection = connect(server.url);
    return { connection, leave: connection.leave };
  };
  const deferred = () => {
    let resolve = () => {};
    const promise = new Promise<void>((done) => (resolve = done));
    return { promise, resolve: () => resolve() };
  };

  it('place each event once: the one whose lease ran out is refused', async () => {
    fill(20);
    expect(await late()).toMatchObject([{ code: 'LL004' }]);
    expect(await account()).toEqual(asItShould);
  }, 120_000);

  // The control: without the fence, and the keys behind it, the same events are placed twice.
  it('place events twice where the fence is taken away', async () => {
    const superuser = await opened.database.superuser();
    const { rows } = await superuser.query<{ text: string }>(
      `select pg_get_functiondef('ledger.sequence'::regproc) as text`,
    );
    const fence = 'held.epoch <> the_epoch or held.position <> after_position';
    expect(rows[0]?.text).toContain(fence);
    const open = rows[0]?.text.replace(fence, 'false').replace('= reached)', '= reached limit 1)');
    await superuser.query(String(open));
    await superuser.query(`alter table ledger.sequenced drop constraint sequenced_pkey,
      drop constraint sequenced_commit_position_key,
      drop constraint sequenced_stream_id_revision_key`);
    await superuser.end();
    fill(20);
    await late();
    expect((await rowsOf(opened.database)).length).toBeGreaterThan(held);
  }, 120_000);
});

it('positions that are emptied are given again as they were', async () => {
  fill(40);
  const log = await opened.open();
  await log.waitPast(held - 1, 60_000);
  await log.close();
  const before = await rowsOf(opened.database);
  expect(before).toHaveLength(held);
  const superuser = await opened.database.superuser();
  await superuser.query('set session_replication_role = replica');
  await superuser.query('truncate ledger.sequenced, ledger.sequenced_request');
  await superuser.query(
    `update ledger.sequencer set position = 0, commit_position = -1, recorded_at = null`,
  );
  await superuser.end();
  const again = await opened.open();
  await again.waitPast(held - 1, 60_000);
  expect(await rowsOf(opened.database)).toEqual(before);
});
