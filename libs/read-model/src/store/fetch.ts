import type pg from 'pg';
import { type Ask, columnsOf } from '../fold/ask.js';
import type { Statement } from '@ledger/postgres';
import { encode } from '../fold/column.js';
import type { Fold } from '../fold/fold.js';
import { type KeyedShape, keyText, pick, type StoredRow } from '../fold/shape.js';
import { unseen } from '../fold/writes.js';
import { arraysOf, columnsOfRows, typesAt } from './column-arrays.js';
import { madeOnce } from './made-once.js';
import { columnNames, inSchema } from './names.js';

/** One query that answers several look-ups of one table. */
export interface LookUp extends Statement {
  /** Its rows have the declared columns of this, in order. */
  readonly shape: KeyedShape;
  /** Takes in all the rows that were found. */
  readonly answer: (rows: readonly StoredRow[]) => void;
}

/** The look-ups of the fold: one query for each table and key or index. */
export const askedLookUps = (build: string, fold: Pick<Fold, 'asks' | 'load'>): LookUp[] =>
  grouped(fold.asks).map((asks) => lookUp(build, asks, (ask, rows) => fold.load(ask, rows)));

/** What stood under keys that were written without being looked at. */
export function unseenLookUps(build: string, fold: Fold): LookUp[] {
  const keys = unseen(fold).map(({ shape, held }) => ({
    shape,
    by: 'key',
    values: held.key,
    text: keyText(held.key),
    held,
  }));
  return grouped(keys).map((asks) =>
    lookUp(build, asks, ({ held }, [base = null]) => {
      held.base = base;
    }),
  );
}

/** Answers look-ups one after the other. */
export async function fetch(client: pg.ClientBase, lookUps: readonly LookUp[]): Promise<void> {
  for (const { shape, text, values, answer } of lookUps) {
    const { rows } = await client.query({ text, values: [...values], rowMode: 'array' });
    answer(rows.map((row) => shape.columns.map((column, at) => encode(column, row[at]))));
  }
}

// Null equals nothing in SQL, so values with nulls in other places are asked for apart.
function grouped<A extends Ask>(asks: readonly A[]): readonly (readonly A[])[] {
  const groups = new Map<string, A[]>();
  for (const ask of asks) {
    const name = `${ask.shape.name} ${ask.by} ${nullsOf(ask)}`;
    const group = groups.get(name);
    if (group) group.push(ask);
    else groups.set(name, [ask]);
  }
  return [...groups.values()];
}

function lookUp<A extends Ask>(
  build: string,
  asks: readonly A[],
  load: (ask: A, rows: readonly StoredRow[]) => void,
): LookUp {
  const [first] = asks;
  if (!first) throw new Error('There is nothing to look up');
  const places = columnsOf(first.shape, first.by);
  const answer = (rows: readonly StoredRow[]) => {
    const found = new Map<string, StoredRow[]>();
    for (const row of rows) {
      const key = keyText(pick(row, places));
      const same = found.get(key);
      if (same) same.push(row);
      else found.set(key, [row]);
    }
    for (const ask of asks) load(ask, found.get(ask.text) ?? []);
  };
  const wanted = asks.map(({ values }) => values.filter((value) => value !== null));
  return {
    shape: first.shape,
    text: textOf(build, first),
    values: columnsOfRows(wanted),
    answer,
  };
}

const textOf = (build: string, ask: Ask): string =>
  madeOnce(ask.shape, `look-up ${build} ${ask.by} ${nullsOf(ask)}`, () => textFor(build, ask));

const nullsOf = ({ values }: Ask) => values.map((value) => (value === null ? '-' : '+')).join('');

function textFor(build: string, { shape, by, values }: Ask): string {
  const places = columnsOf(shape, by);
  const given = places.filter((_, place) => values[place] !== null);
  const nulls = places.filter((_, place) => values[place] === null);
  const names = columnNames(shape);
  const conditions = [
    ...given.map((place, at) => `${names[place]} = w.w${at}`),
    ...nulls.map((place) => `${names[place]} is null`),
    ...(shape.history ? ['known_to is null'] : []),
  ];
  // "offset 0" keeps the look-up apart, so that it is made key by key through its index: joined, the
  // planner would compare every key with every row of a table that it believes to be small.
  return `select t.* from ${wantedFrom(arraysOf(typesAt(shape, given)), given.length)} lateral (
      select ${names.join(', ')} from ${inSchema(build, shape.name)}
      ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} offset 0
    ) t`;
}

const wantedFrom = (sql: string, count: number) =>
  count === 0
    ? ''
    : `unnest(${sql}) as w(${Array.from({ length: count }, (_, at) => `w${at}`).join(', ')}) cross join`;
