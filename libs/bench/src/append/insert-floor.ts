import type pg from 'pg';
import { type Beside, rateOf, timed } from '../measure/report.js';

const MOST_ROWS = 100_000;

const columns = {
  position: 'bigint',
  stream_id: 'text',
  revision: 'bigint',
  event_id: 'uuid',
  type: 'text',
  schema_version: 'smallint',
  recorded_at: 'timestamptz',
  envelope: 'text',
  data: 'text',
  leaf: 'bytea',
};
const names = Object.keys(columns).join(', ');
const arrays = Object.values(columns).map((type, n) => `$${n + 1}::${type}[]`);
const insert = `insert into bench_floor (${names}) select * from unnest(${arrays.join(', ')})`;

type Row = Readonly<Record<string, unknown>>;

/** Plain `INSERT ... unnest` of the log's own rows into a bare table, a durable commit for each. */
export async function insertFloor(
  pool: pg.Pool,
  { rows, batch }: { rows: number; batch: number },
): Promise<Beside> {
  const select = `select ${names} from ledger.event order by position limit $1`;
  const stored = await pool.query<Row>(select, [Math.min(rows, MOST_ROWS)]);
  const batches = batchesOf(stored.rows, batch);
  await pool.query(
    `create table bench_floor (${Object.entries(columns)
      .map(([name, type]) => `${name} ${type} not null`)
      .join(', ')}, primary key (position))`,
  );
  const seconds = await timed(async () => {
    for (const values of batches) await pool.query({ name: 'bench-floor', text: insert, values });
  });
  return {
    name: `INSERT ... unnest, ${batch} rows a commit`,
    events: stored.rows.length,
    eventsPerSecond: rateOf(stored.rows.length, seconds),
    does:
      'The same rows in the same order, one connection, committed durably, one primary key. No ' +
      'expected revision, idempotency, position, leaf, unique event id or answer to each caller.',
  };
}

function batchesOf(rows: readonly Row[], size: number): unknown[][] {
  const batches: unknown[][] = [];
  for (let at = 0; at < rows.length; at += size) {
    const batch = rows.slice(at, at + size);
    batches.push(Object.keys(columns).map((name) => batch.map((row) => row[name])));
  }
  return batches;
}
