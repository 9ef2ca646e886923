import type pg from 'pg';
import type { Definition } from '../fold/definition.js';
import type { Shape } from '../fold/shape.js';
import { tableNames } from './create-tables.js';
import { columnNames, measureNames, quoted } from './names.js';

/** How many rows of a table are in one build and not, or not so often, in the other. */
export interface Difference {
  readonly table: string;
  readonly onlyInLive: number;
  readonly onlyInRebuilt: number;
}

/** Compares two builds table by table, by the digests of their rows, history included. */
export async function compareBuilds(
  client: pg.ClientBase,
  definition: Definition,
  { live, rebuilt }: { live: string; rebuilt: string },
): Promise<readonly Difference[]> {
  const shapes = [...definition.shapes.values()];
  const columns = shapes.flatMap(comparedColumns);
  const others = tableNames(rebuilt, shapes);
  const differences: Difference[] = [];
  for (const [place, table] of tableNames(live, shapes).entries()) {
    const other = others[place] ?? '';
    if (await areEqual(client, { table, other, columns: columns[place] ?? '' })) continue;
    const counts = await client.query<{ onlyInLive: number; onlyInRebuilt: number }>(
      `select (select count(*) from (${without(table, other)}) l) as "onlyInLive",
              (select count(*) from (${without(other, table)}) r) as "onlyInRebuilt"`,
    );
    const [found] = counts.rows;
    const differ = found && found.onlyInLive + found.onlyInRebuilt > 0;
    if (differ) differences.push({ table, ...found });
  }
  return differences;
}

/** The columns of each table of a shape, in the order of `tableNames`. */
function comparedColumns(shape: Shape): readonly string[] {
  const names = columnNames(shape);
  // The type json has no hash of its own.
  const own = shape.columns.map(({ kind }, place) =>
    kind === 'sealed' ? `${names[place]}::text` : (names[place] ?? ''),
  );
  if (shape.kind === 'keyed')
    return [[...own, ...(shape.history ? ['known_from', 'known_to'] : [])].join(', ')];
  const sums = [...own, ...measureNames(shape.measures)];
  return [[], ['position'], ['block']].map((further) => [...sums, ...further].join(', '));
}

interface Pair {
  readonly table: string;
  readonly other: string;
  readonly columns: string;
}

// Whatever the order of the rows: their number, and the sum of the hashes of each. One pass over
// each table tells; only where they differ are the rows sorted out.
async function areEqual(client: pg.ClientBase, { table, other, columns }: Pair): Promise<boolean> {
  const digest = (name: string) => `select count(*) || ' ' || coalesce(sum(
      hash_record_extended(row(${columns}), 0)), 0)::text from rm.${quoted(name)}`;
  const { rows } = await client.query<{ equal: boolean }>(
    `select (${digest(table)}) = (${digest(other)}) as equal`,
  );
  return rows[0]?.equal ?? false;
}

const digests = (table: string) => `select md5(t::text) from rm.${quoted(table)} t`;

const without = (table: string, other: string) => `${digests(table)} except all ${digests(other)}`;
