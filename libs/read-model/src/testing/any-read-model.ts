import type { Opened } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import { openReadModel, type ReadModel, type ReadModelOptions } from '../engine/read-model.js';
import { anyProjection, anyTypes } from './any-history.js';
import type { ListLog } from './list-log.js';
import { plainFold } from './plain-fold.js';

/** A read model of `anyProjection` as one more process has it. */
export const anyReadModel = (
  database: Database,
  log: ListLog,
  options: Partial<ReadModelOptions> = {},
): ReadModel =>
  openReadModel({
    database,
    log,
    projections: [anyProjection],
    knownTypes: anyTypes,
    batchEvents: 7,
    ...options,
  });

/** The tables as known now, each row as text, in order. */
export async function tablesNow(readModel: ReadModel, name = 'any-things') {
  const { result } = await readModel.view(name, { scope: 'all' }, async (view) => ({
    things: inOrder(await view.rows('things')),
    lastThings: inOrder(await view.rows('lastThings')),
    sizes: inOrder(await view.rows('sizes')),
  }));
  return result;
}

/** The same, of the plain fold of these events. */
export function plainTables(events: readonly Opened[]) {
  const { things, lastThings, sizes } = plainFold(events);
  return { things: inOrder(things), lastThings: inOrder(lastThings), sizes: inOrder(sizes) };
}

const inOrder = (rows: readonly object[]) =>
  rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
