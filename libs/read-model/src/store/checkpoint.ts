import type pg from 'pg';
import type { Definition } from '../fold/definition.js';
import type { ParkedEvent } from '../fold/fold.js';
import { Fenced, type Lease } from './lease.js';
import { write, type WriteStatement } from './statement.js';

/** The build that is read now and how far it has come. @throws Error before `prepare` */
export async function liveCheckpoint(
  pool: pg.Pool,
  { projection }: Definition,
): Promise<{ readonly build: string; readonly position: number }> {
  const { rows } = await pool.query<{ build: string; position: number }>(
    `select build, position from rm.build join rm.checkpoint using (build)
      where name = $1 and version = $2 and state = 'live'`,
    [projection.name, projection.version],
  );
  const [live] = rows;
  if (live) return live;
  throw new Error(`The projection ${projection.name} is not prepared.`);
}

/** Keeps a build from moving for the rest of the transaction, and says where it stands. */
export async function standStill(client: pg.ClientBase, build: string): Promise<number> {
  const { rows } = await client.query<{ position: number }>(
    'select position from rm.checkpoint where build = $1 for update',
    [build],
  );
  return rows[0]?.position ?? 0;
}

/**
 * Locks the checkpoint for the rest of the transaction, so that a former owner stops before it
 * writes. @throws Fenced when the epoch or the position is no longer ours.
 */
export async function holdCheckpoint(client: pg.ClientBase, lease: Lease, position: number) {
  const { rowCount } = await client.query(
    `select from rm.checkpoint where build = $1 and epoch = $2 and position = $3 for update`,
    [lease.build, lease.epoch, position],
  );
  if (rowCount !== 1) throw new Fenced(lease.build);
}

/** Moves the checkpoint on. @throws Fenced when the epoch or the position is no longer ours. */
export async function moveCheckpoint(
  client: pg.ClientBase,
  lease: Lease,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const { rowCount } = await client.query(
    'update rm.checkpoint set position = $4 where build = $1 and epoch = $2 and position = $3',
    [lease.build, lease.epoch, from, to],
  );
  if (rowCount !== 1) throw new Fenced(lease.build);
}

/** From where to where a build's checkpoint moves. */
export interface Move {
  readonly lease: Lease;
  readonly from: number;
  readonly to: number;
}

/** Moves several checkpoints on, all of them or none: one that is no longer ours as it stood is not. */
export const movingCheckpoints = (moves: readonly Move[]): WriteStatement => ({
  text: `update rm.checkpoint c set position = w.reached
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
         as w(build, epoch, position, reached)
      where c.build = w.build and c.epoch = w.epoch and c.position = w.position`,
  values: [
    moves.map(({ lease }) => lease.build),
    moves.map(({ lease }) => lease.epoch),
    moves.map(({ from }) => from),
    moves.map(({ to }) => to),
  ],
  meets: moves.length,
});

/** The streams that a build has put aside. */
export async function parkedStreams(pool: pg.Pool, build: string): Promise<Set<string>> {
  const { rows } = await pool.query<{ stream_id: string }>(
    'select stream_id from rm.parked where build = $1',
    [build],
  );
  return new Set(rows.map((row) => row.stream_id));
}

/** Notes the events that a batch put aside, and the streams that it was the first to put aside. */
export function parking(build: string, parked: readonly ParkedEvent[]): readonly WriteStatement[] {
  if (parked.length === 0) return [];
  const streams = parked.map(({ streamId }) => streamId);
  const positions = parked.map(({ position }) => position);
  const errors = parked.map(({ error }) => error?.replaceAll('\0', '') ?? null);
  return [
    {
      text: `insert into rm.parked (build, stream_id, first_position, error)
     select $1, * from unnest($2::text[], $3::bigint[], $4::text[]) as p(stream_id, position, error)
      where p.error is not null`,
      values: [build, streams, positions, errors],
    },
    {
      text: `insert into rm.parked_event (build, stream_id, position)
     select $1, * from unnest($2::text[], $3::bigint[])`,
      values: [build, streams, positions],
    },
  ];
}

/** Notes them at once. */
export async function writeParked(
  client: pg.ClientBase,
  build: string,
  parked: readonly ParkedEvent[],
): Promise<void> {
  for (const statement of parking(build, parked)) await write(client, statement);
}
