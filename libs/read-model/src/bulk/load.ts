import type pg from 'pg';
import { type Tenure } from '../engine/batch.js';
import type { Engine } from '../engine/engine.js';
import { type Definition, passedBy } from '../fold/definition.js';
import type { Shape } from '../fold/shape.js';
import { analyzeTables } from '../store/analyze.js';
import { holdCheckpoint, moveCheckpoint, writeParked } from '../store/checkpoint.js';
import { createIndexes, createTables, tableNames } from '../store/create-tables.js';
import { renewLease } from '../store/lease.js';
import { quoted } from '../store/names.js';
import { inTransaction } from '../store/transaction.js';
import { noteRoot } from '../store/roots.js';
import { Allowance } from './arena.js';
import { BulkFold } from './bulk-fold.js';
import { knownRoots } from './known-roots.js';
import { LogTree } from './log-tree.js';
import { opened } from './opened.js';
import { TableCopies } from './table-copies.js';

/** How far a rebuild has come. */
export interface Progress {
  readonly stage: 'fold' | 'indexes' | 'compare';
  readonly position: number;
  /** The head of the log when the rebuild began. */
  readonly until: number;
}

export interface Loading {
  readonly until: number;
  /** So many bytes of rows may be in memory: more are in a temporary file. */
  readonly mostHeld: number;
  readonly progress: (progress: Progress) => void;
  /** Stops after the stretch under way: what is folded by then counts. */
  readonly isOver?: () => boolean;
}

/**
 * Folds the log from its beginning in memory and copies the tables in, in one transaction that also
 * makes them: they are there whole, with the checkpoint, or not at all. Every leaf of the log is
 * made anew and its root compared with those known. @throws LogBroken
 */
export async function load(engine: Engine, tenure: Tenure, loading: Loading): Promise<void> {
  const allowance = new Allowance(loading.mostHeld);
  try {
    await loadWithin(allowance, { engine, tenure }, loading);
  } finally {
    allowance.file.close();
  }
}

type Place = Pick<Work, 'engine' | 'tenure'>;

async function loadWithin(allowance: Allowance, { engine, tenure }: Place, loading: Loading) {
  const { definition, lease } = tenure;
  const shapes = [...definition.shapes.values()];
  const pool = engine.database.pool('project');
  const fold = await inTransaction(pool, BEGIN, async (client) => {
    await holdCheckpoint(client, lease, 0);
    await dropTables(client, lease.build, shapes);
    for (const statement of createTables(lease.build, shapes)) await client.query(statement);
    const copies = new TableCopies(client, lease.build);
    const folded = new BulkFold(definition, copies, allowance);
    const tree = new LogTree(await knownRoots(engine));
    tree.refuseShort(loading.until);
    const work = { engine, tenure, fold: folded, copies, tree };
    const position = await foldAll(work, loading);
    await writeRest(folded, copies);
    loading.progress({ stage: 'indexes', position, until: loading.until });
    await renewLease(pool, lease, engine.leaseMs);
    await finishTables(client, lease.build, definition);
    await writeParked(client, lease.build, folded.parked);
    await moveCheckpoint(client, lease, { from: 0, to: position });
    if (tree.size > 0) await noteRoot(client, lease.build, tree.root);
    engine.atBoundary('after-checkpoint');
    return { position, parkedStreams: folded.parkedStreams };
  });
  tenure.position = fold.position;
  tenure.parkedStreams = fold.parkedStreams;
}

// The memory is for the indexes alone, one after the other.
const BEGIN = `begin; set local maintenance_work_mem = '256MB'`;

interface Work {
  readonly engine: Engine;
  readonly tenure: Tenure;
  readonly fold: BulkFold;
  readonly copies: TableCopies;
  readonly tree: LogTree;
}

async function foldAll(
  { engine, tenure, fold, copies, tree }: Work,
  { until, progress, isOver = () => false }: Loading,
): Promise<number> {
  const { definition } = tenure;
  const span = { after: 0, until, unwanted: passedBy(definition) };
  let position = 0;
  for await (const stretch of engine.stretches(span)) {
    if (stretch.leaves) tree.take(stretch.leaves, stretch.blocks);
    for (const event of await opened(engine, definition, stretch.events)) fold.take(event);
    position = stretch.to;
    await copies.flush();
    progress({ stage: 'fold', position, until });
    await renewWhenDue(engine, tenure);
    if (isOver()) return position;
  }
  if (position !== until) throw new Error(`Of ${until} events ${position} were given.`);
  return position;
}

async function renewWhenDue(engine: Engine, tenure: Tenure): Promise<void> {
  if (Date.now() - tenure.renewedAt < engine.leaseMs / 3) return;
  tenure.renewedAt = Date.now();
  await renewLease(engine.database.pool('project'), tenure.lease, engine.leaseMs);
}

async function writeRest(fold: BulkFold, copies: TableCopies): Promise<void> {
  for (const table of fold.keyed.values())
    await writeEach(copies, table.versions(), (version) => copies.version(table.shape, version));
  for (const table of fold.sums.values())
    await writeEach(copies, table.totals(), (total) => copies.total(table.shape, total));
  for (const table of fold.sums.values())
    await writeEach(copies, table.blocks(), (sum) => copies.block(table.shape, sum));
  await copies.end();
}

async function writeEach<R>(copies: TableCopies, rows: Iterable<R>, write: (row: R) => void) {
  for (const row of rows) {
    write(row);
    if (copies.isFull) await copies.flush();
  }
}

async function finishTables(client: pg.ClientBase, build: string, { shapes }: Definition) {
  for (const statement of createIndexes(build, shapes.values())) await client.query(statement);
  await analyzeTables(client, build, shapes.values());
}

// Those of a live build are there already, and empty.
async function dropTables(client: pg.ClientBase, build: string, shapes: readonly Shape[]) {
  const tables = tableNames(build, shapes).map((name) => `rm.${quoted(name)}`);
  await client.query(`drop table if exists ${tables.join(', ')}`);
}
