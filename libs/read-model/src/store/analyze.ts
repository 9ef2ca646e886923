import type pg from 'pg';
import type { Shape } from '../fold/shape.js';
import { tableNames } from './create-tables.js';
import { quoted } from './names.js';

/** Tells the planner what the tables hold: much at once leaves it with what they held before. */
export async function analyzeTables(
  client: pg.ClientBase | pg.Pool,
  build: string,
  shapes: Iterable<Shape>,
): Promise<void> {
  const tables = tableNames(build, shapes).map((name) => `rm.${quoted(name)}`);
  await client.query(`analyze ${tables.join(', ')}`);
}
