import type pg from 'pg';
import { pick, type Shape, type StoredRow } from '../fold/shape.js';
import type { TableWrites } from '../fold/writes.js';
import { allTypes, columnArrays, typesAt } from './column-arrays.js';
import { columnNames, inSchema, measureNames } from './names.js';

type Of<K extends TableWrites['kind']> = Extract<TableWrites, { kind: K }>;

interface Insert {
  readonly into: string;
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly StoredRow[];
  readonly conflict?: string;
}

/** Writes what a batch does to one table: a statement for each kind of change, whatever its size. */
export async function writeTable(client: pg.ClientBase, build: string, writes: TableWrites) {
  if (writes.kind === 'history') await writeHistory(client, build, writes);
  else if (writes.kind === 'current') await writeCurrent(client, build, writes);
  else await writeSums(client, build, writes);
}

async function writeHistory(client: pg.ClientBase, build: string, writes: Of<'history'>) {
  const { shape, versions } = writes;
  await closeRows(client, inSchema(build, shape.name), writes);
  await insert(client, {
    into: inSchema(build, shape.name),
    names: [...columnNames(shape), 'known_from', 'known_to'],
    types: [...allTypes(shape), 'bigint', 'bigint'],
    rows: versions.map(({ row, from, to }) => [...row, from, to]),
  });
}

async function closeRows(client: pg.ClientBase, table: string, { shape, closed }: Of<'history'>) {
  if (closed.length === 0) return;
  const rows = closed.map(({ key, at }) => [...key, at]);
  const arrays = columnArrays([...typesAt(shape, shape.key), 'bigint'], rows);
  const { names, joined } = keyJoin(shape);
  const result = await client.query(
    `update ${table} t set known_to = w.at from unnest(${arrays.sql}) as w(${names}, at)
      where ${joined} and t.known_to is null`,
    [...arrays.values],
  );
  if (result.rowCount === closed.length) return;
  throw new Error(`${table}: ${closed.length} rows should end, ${result.rowCount} were there`);
}

async function writeCurrent(client: pg.ClientBase, build: string, writes: Of<'current'>) {
  const { shape, removed, put } = writes;
  const table = inSchema(build, shape.name);
  const gone = [...removed, ...put.map((row) => pick(row, shape.key))];
  if (gone.length > 0) {
    const arrays = columnArrays(typesAt(shape, shape.key), gone);
    const { names, joined } = keyJoin(shape);
    await client.query(
      `delete from ${table} t using unnest(${arrays.sql}) as w(${names}) where ${joined}`,
      [...arrays.values],
    );
  }
  await insert(client, {
    into: table,
    names: columnNames(shape),
    types: allTypes(shape),
    rows: put,
  });
}

async function writeSums(client: pg.ClientBase, build: string, writes: Of<'sums'>) {
  const { shape, deltas, blocks, totals } = writes;
  const measures = measureNames(shape.measures);
  const total = inSchema(build, shape.name, 'total');
  const names = [...columnNames(shape), ...measures];
  const types = [...allTypes(shape), ...measures.map(() => 'bigint')];
  await insert(client, {
    into: inSchema(build, shape.name, 'delta'),
    names: [...names, 'position'],
    types: [...types, 'bigint'],
    rows: deltas.map(({ key, measures: values, position }) => [...key, ...values, position]),
  });
  const added = measures.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ');
  await insert(client, {
    into: `${inSchema(build, shape.name, 'block')} as t`,
    names: [...names, 'block'],
    types: [...types, 'bigint'],
    rows: blocks.map(({ key, measures: values, block }) => [...key, ...values, block]),
    conflict: `on conflict (${columnNames(shape).join(', ')}, block) do update set ${added}`,
  });
  await insert(client, {
    into: `${total} as t`,
    names,
    types,
    rows: totals.map(({ key, measures: values }) => [...key, ...values]),
    conflict: `on conflict (${columnNames(shape).join(', ')}) do update set ${added}`,
  });
}

async function insert(client: pg.ClientBase, { into, names, types, rows, conflict }: Insert) {
  if (rows.length === 0) return;
  const arrays = columnArrays(types, rows);
  await client.query(
    `insert into ${into} (${names.join(', ')}) select * from unnest(${arrays.sql}) ${conflict ?? ''}`,
    [...arrays.values],
  );
}

function keyJoin(shape: Shape) {
  const all = columnNames(shape);
  const columns = shape.key.map((place) => all[place] ?? '');
  return {
    names: columns.map((_, at) => `k${at}`).join(', '),
    joined: columns.map((name, at) => `t.${name} = w.k${at}`).join(' and '),
  };
}
