import type { Database } from '@ledger/postgres';

/**
 * Everything that the live build of a projection holds, history included, and the streams that it has
 * put aside: each table's rows as text, in order, under the table's name without the build's.
 */
export async function tablesOf(
  database: Database,
  name: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const pool = database.pool('project');
  const { rows } = await pool.query<{ build: string; tables: readonly string[] }>(
    `select build, tables from rm.build where name = $1 and state = 'live'`,
    [name],
  );
  const [live] = rows;
  if (!live) throw new Error(`The projection ${name} has no tables`);
  const texts = async (table: string, where = '') => {
    const sql = `select t::text as row from ${table} t ${where} order by 1`;
    return (await pool.query<{ row: string }>(sql)).rows.map(({ row }) => row);
  };
  const found = new Map<string, readonly string[]>();
  for (const table of live.tables)
    found.set(table.slice(live.build.length + 1), await texts(`rm."${table}"`));
  const parked = `(select stream_id, position from rm.parked_event where build = '${live.build}')`;
  found.set('parked', await texts(parked));
  return found;
}

/** How many rows of the first are not, or not so often, in the second. */
export function rowsMissing(
  from: ReadonlyMap<string, readonly string[]>,
  within: ReadonlyMap<string, readonly string[]>,
): number {
  const pairs = [...from].map(([table, rows]) => [rows, within.get(table) ?? []] as const);
  return pairs.reduce((sum, [rows, others]) => sum + missingIn(rows, others), 0);
}

function missingIn(rows: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count < 1;
  }).length;
}
