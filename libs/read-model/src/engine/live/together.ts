import { type Statement, trip } from '@ledger/postgres';
import type pg from 'pg';
import type { Recorded } from '@ledger/kernel';
import { storedFrom } from '../../fold/column.js';
import { Fold } from '../../fold/fold.js';
import { movingCheckpoints } from '../../store/checkpoint.js';
import { askedLookUps, type LookUp, unseenLookUps } from '../../store/fetch.js';
import { checked } from '../../store/statement.js';
import { foldStatements } from '../../store/write.js';
import type { Tenure } from '../batch.js';
import type { Engine } from '../engine.js';
import { openBatch } from '../open-batch.js';

/** One projection and what comes next for it: contiguous, at least one event. */
export interface Member {
  readonly tenure: Tenure;
  readonly events: readonly Recorded[];
}

/** What a batch is worked with. */
interface Lane {
  readonly client: pg.ClientBase;
  /** Told where the next batch begins as soon as this one is sent. */
  readonly ahead: (position: number) => void;
}

interface Part {
  readonly tenure: Tenure;
  readonly build: string;
  readonly fold: Fold;
  readonly to: number;
}

/**
 * Folds into the tables of several projections and moves their checkpoints, all of it or nothing.
 * What is looked up is looked up before the transaction: nobody changes these tables without moving
 * the checkpoint, and a checkpoint that was moved since refuses the whole. The connection is
 * pipelined, and not to be used again when this fails.
 */
export async function workTogether(
  engine: Engine,
  { client, ahead }: Lane,
  members: readonly Member[],
): Promise<void> {
  const parts = await Promise.all(members.map((member) => partOf(engine, member)));
  engine.atBoundary('before-fetch');
  await answer(
    client,
    parts.flatMap(({ build, fold }) => askedLookUps(build, fold)),
  );
  for (const { fold } of parts) fold.run();
  await answer(
    client,
    parts.flatMap(({ build, fold }) => unseenLookUps(build, fold)),
  );
  engine.atBoundary('before-write');
  const written = write(engine, client, parts);
  ahead(Math.max(...parts.map(({ to }) => to)));
  await written;
  engine.atBoundary('after-commit');
  for (const { tenure, fold, to } of parts) {
    tenure.position = to;
    tenure.parkedStreams = fold.parkedStreams;
  }
}

async function partOf(engine: Engine, { tenure, events }: Member): Promise<Part> {
  const { definition, lease, parkedStreams } = tenure;
  const opened = await openBatch(definition, events, engine.open);
  const fold = new Fold(definition, opened, new Set(parkedStreams));
  return { tenure, build: lease.build, fold, to: events.at(-1)?.position ?? tenure.position };
}

async function answer(client: pg.ClientBase, lookUps: readonly LookUp[]): Promise<void> {
  if (lookUps.length === 0) return;
  const answers = await trip(client, lookUps);
  lookUps.forEach((lookUp, at) => {
    const { columns } = lookUp.shape;
    const rows = answers[at] ?? [];
    lookUp.answer(
      rows.map((row) => columns.map((column, place) => storedFrom(column, row[place] ?? null))),
    );
  });
}

// The checkpoints are moved first: that locks them, and who was fenced stops before it writes.
async function write(engine: Engine, client: pg.ClientBase, parts: readonly Part[]) {
  const moves = parts.map(({ tenure: { lease, position }, to }) => ({ lease, from: position, to }));
  const changes = parts.flatMap(({ build, fold }) => foldStatements(build, fold));
  const written = trip(client, [BEGIN, ...[movingCheckpoints(moves), ...changes].map(checked)]);
  written.catch(() => undefined);
  engine.atBoundary('after-write');
  engine.atBoundary('after-checkpoint');
  await Promise.all([written, trip(client, [COMMIT])]);
}

const BEGIN: Statement = { text: 'begin', values: [] };
const COMMIT: Statement = { text: 'commit', values: [] };
