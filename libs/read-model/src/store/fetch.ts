import type pg from 'pg';
import { type Ask, columnsOf } from '../fold/ask.js';
import { encode } from '../fold/column.js';
import type { Fold } from '../fold/fold.js';
import { keyText, pick, type StoredRow } from '../fold/shape.js';
import { unseen } from '../fold/writes.js';
import { columnArrays, typesAt } from './column-arrays.js';
import { columnNames, inSchema } from './names.js';

/** Answers every look-up of the fold: one query for each table and key or index. */
export async function fetchAsked(
  client: pg.ClientBase,
  build: string,
  fold: Pick<Fold, 'asks' | 'load'>,
): Promise<void> {
  for (const asks of grouped(fold.asks)) {
    const rows = await openRows(client, build, asks);
    for (const ask of asks) fold.load(ask, rows.get(ask.text) ?? []);
  }
}

/** Fetches what stood under keys that were written without being looked at. */
export async function fetchUnseen(client: pg.ClientBase, build: string, fold: Fold): Promise<void> {
  const keys = unseen(fold).map(({ shape, held }) => ({
    shape,
    by: 'key',
    values: held.key,
    text: keyText(held.key),
    held,
  }));
  for (const group of grouped(keys)) {
    const rows = await openRows(client, build, group);
    for (const { text, held } of group) held.base = rows.get(text)?.[0] ?? null;
  }
}

// Null equals nothing in SQL, so values with nulls in other places are asked for apart.
function grouped<A extends Ask>(asks: readonly A[]): readonly (readonly A[])[] {
  const groups = new Map<string, A[]>();
  for (const ask of asks) {
    const nulls = ask.values.map((value) => (value === null ? '-' : '+')).join('');
    const name = `${ask.shape.name} ${ask.by} ${nulls}`;
    const group = groups.get(name);
    if (group) group.push(ask);
    else groups.set(name, [ask]);
  }
  return [...groups.values()];
}

/** The open rows that the asks of one group find, by the text of the values asked for. */
async function openRows(client: pg.ClientBase, build: string, asks: readonly Ask[]) {
  const [first] = asks;
  const found = new Map<string, StoredRow[]>();
  if (!first) return found;
  const places = columnsOf(first.shape, first.by);
  const { text, values } = lookUp(build, first, asks);
  const { rows } = await client.query({ text, values, rowMode: 'array' });
  for (const row of rows) {
    const stored = first.shape.columns.map((column, place) => encode(column, row[place]));
    const key = keyText(pick(stored, places));
    found.set(key, [...(found.get(key) ?? []), stored]);
  }
  return found;
}

function lookUp(build: string, first: Ask, asks: readonly Ask[]) {
  const { shape } = first;
  const places = columnsOf(shape, first.by);
  const given = places.filter((_, place) => first.values[place] !== null);
  const nulls = places.filter((_, place) => first.values[place] === null);
  const wanted = asks.map(({ values }) => values.filter((value) => value !== null));
  const arrays = columnArrays(typesAt(shape, given), wanted);
  const names = columnNames(shape);
  const conditions = [
    ...given.map((place, at) => `${names[place]} = w.w${at}`),
    ...nulls.map((place) => `${names[place]} is null`),
    ...(shape.history ? ['known_to is null'] : []),
  ];
  // "offset 0" keeps the look-up apart, so that it is made key by key through its index: joined, the
  // planner would compare every key with every row of a table that it believes to be small.
  return {
    text: `select t.* from ${wantedFrom(arrays.sql, given.length)} lateral (
        select ${names.join(', ')} from ${inSchema(build, shape.name)}
        ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} offset 0
      ) t`,
    values: [...arrays.values],
  };
}

const wantedFrom = (sql: string, count: number) =>
  count === 0
    ? ''
    : `unnest(${sql}) as w(${Array.from({ length: count }, (_, at) => `w${at}`).join(', ')}) cross join`;
