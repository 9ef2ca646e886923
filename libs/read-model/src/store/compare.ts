import type pg from 'pg';
import type { Definition } from '../fold/definition.js';
import { tableNames } from './create-tables.js';
import { quoted } from './names.js';

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
  const names = (build: string) => tableNames(build, shapes);
  const differences: Difference[] = [];
  for (const [place, table] of names(live).entries()) {
    const other = names(rebuilt)[place] ?? '';
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

const digests = (table: string) => `select md5(t::text) from rm.${quoted(table)} t`;

const without = (table: string, other: string) => `${digests(table)} except all ${digests(other)}`;
