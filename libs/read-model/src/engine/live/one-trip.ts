import type pg from 'pg';
import type { Fold } from '../../fold/fold.js';
import { type TableWrites, unseen, writesOf } from '../../fold/writes.js';
import { writeParked } from '../../store/checkpoint.js';
import { fetchAsked, fetchUnseen } from '../../store/fetch.js';
import { writeTable } from '../../store/write.js';

/** The fold of one build's batch. */
export interface BuildFold {
  readonly build: string;
  readonly fold: Fold;
}

/** Asks for all that the folds want to see, on a connection that does not wait between statements. */
export async function fetchAll(client: pg.ClientBase, folds: readonly BuildFold[]): Promise<void> {
  await Promise.all(
    folds.flatMap(({ build, fold }) =>
      groups(fold.asks, ({ shape, by }) => `${shape.name} ${by}`).map((asks) =>
        fetchAsked(client, build, { asks, load: (ask, rows) => fold.load(ask, rows) }),
      ),
    ),
  );
}

/** The same of what was changed unseen; nothing is sent where nothing was. */
export async function fetchAllUnseen(client: pg.ClientBase, folds: readonly BuildFold[]) {
  const some = folds.filter(({ fold }) => unseen(fold).length > 0);
  await Promise.all(some.map(({ build, fold }) => fetchUnseen(client, build, fold)));
}

/** Writes what the folds say: what does not wait for an answer by its nature is sent at once. */
export async function writeAll(client: pg.ClientBase, folds: readonly BuildFold[]): Promise<void> {
  await Promise.all(
    folds.flatMap(({ build, fold }) => [
      ...writesOf(fold)
        .flatMap(apart)
        .map((writes) => writeTable(client, build, writes)),
      writeParked(client, build, fold.parked),
    ]),
  );
}

// Each part is one statement, so that none waits for the answer to the one before.
function apart(writes: TableWrites): readonly TableWrites[] {
  if (writes.kind === 'current') return [writes];
  if (writes.kind === 'history')
    return [
      { ...writes, versions: [] },
      { ...writes, closed: [] },
    ];
  const none = { deltas: [], blocks: [], totals: [] };
  const { deltas, blocks, totals } = writes;
  return [
    { ...writes, ...none, deltas },
    { ...writes, ...none, blocks },
    { ...writes, ...none, totals },
  ];
}

function groups<V>(values: readonly V[], nameOf: (value: V) => string): readonly (readonly V[])[] {
  const found = new Map<string, V[]>();
  for (const value of values) {
    const group = found.get(nameOf(value));
    if (group) group.push(value);
    else found.set(nameOf(value), [value]);
  }
  return [...found.values()];
}
