import type pg from 'pg';
import type { Shape } from '../fold/shape.js';
import { camelCase } from '../store/names.js';
import type { Tables } from '../table.js';
import type { SqlValue, View } from '../view.js';
import type { Kept } from './kept.js';
import { blocksOf, knownTable, type Moment, summandsOf, versionsOf } from './known-table.js';

/** What a view is of: tables as known at a moment, and as one reader may see them. */
export interface Viewable {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly moment: Moment;
  readonly kept: Kept;
  /** Who reads: what is kept is kept for each apart. */
  readonly reader: string;
}

/** The tables of one build as known at one moment, within the client's transaction. */
export function pgView(client: pg.ClientBase, viewable: Viewable): View<Tables> {
  const { shapes, moment, kept, reader } = viewable;
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
    blocks: (table) => blocksOf(shapeOf(table), moment),
    versions: (table) => versionsOf(shapeOf(table), moment),
    kept: (name, make) => kept.of(JSON.stringify([moment.build, reader, name]), make),
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
