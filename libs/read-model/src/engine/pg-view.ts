import type pg from 'pg';
import type { Shape } from '../fold/shape.js';
import { camelCase } from '../store/names.js';
import type { Tables } from '../table.js';
import type { SqlValue, View } from '../view.js';
import { knownTable, type Moment, summandsOf } from './known-table.js';

/** The tables of one build as known at one moment, within the client's transaction. */
export function pgView(
  client: pg.ClientBase,
  shapes: ReadonlyMap<string, Shape>,
  moment: Moment,
): View<Tables> {
  const shapeOf = (table: string) => {
    const shape = shapes.get(table);
    if (!shape) throw new Error(`The projection has no table ${table}`);
    return shape;
  };
  const known = (table: string) => knownTable(shapeOf(table), moment);
  const sql = async <R extends object>(text: string, values: readonly SqlValue[] = []) => {
    const result = await client.query({ text, values: [...values], rowMode: 'array' });
    return camelRows<R>(result);
  };
  return {
    position: moment.position,
    known,
    summands: (table) => summandsOf(shapeOf(table), moment),
    sql,
    rows: (table, where, values) =>
      sql(`select * from ${known(table)} as known${where ? ` where ${where}` : ''}`, values),
  };
}

function camelRows<R extends object>({ fields, rows }: pg.QueryArrayResult): readonly R[] {
  const names = fields.map(({ name }) => camelCase(name));
  return rows.map((row) => namedRow(names, row) as R);
}

// Written out: rows of one query are of one shape, at a third of the cost of pairs.
function namedRow(names: readonly string[], row: readonly unknown[]): object {
  const named: Record<string, unknown> = {};
  for (const [place, name] of names.entries()) named[name] = row[place];
  return named;
}
