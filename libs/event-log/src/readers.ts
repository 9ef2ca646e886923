import { type Head, LogBroken, type Recorded } from '@ledger/kernel';
import type pg from 'pg';
import { assertPositions, assertRevisions } from './contiguous.js';
import { normalInstant } from './instant.js';
import { type RecordedRow, recordedColumns, recordedOf } from './recorded-row.js';
import { assertLeaves, type RowWithLeaf } from './stored-leaf.js';

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

// One statement sees one state: where the log ends, and the events up to there.
export const readAllText = `select h.position as head, h.log_id as "logId", ${recordedColumns}, e.leaf
  from ledger.head h
  left join lateral (
    select * from ledger.event where position > $1 order by position limit $2
  ) e on true order by e.position`;

/** At most `limit` events after the position. @throws LogBroken */
export async function readAll(pool: pg.Pool, after: number, limit: number): Promise<Recorded[]> {
  const { rows } = await pool.query<Nullable<RowWithLeaf> & { head: number; logId: string }>({
    name: 'ledger-read-all',
    text: readAllText,
    values: [after, limit],
  });
  const stored = rows.filter(isEvent);
  const events = stored.map(recordedOf);
  assertPositions(events, after, Math.min(rows[0]?.head ?? 0, after + limit));
  assertLeaves(rows[0]?.logId ?? '', stored);
  return events;
}

const isEvent = <R extends { position: number | null }>(row: R): row is R & RowWithLeaf =>
  row.position !== null;

export const readStreamsText = `select s.stream_id as asked, s.revision as last, ${recordedColumns}
  from unnest($1::text[]) as q(stream_id)
  join ledger.stream s on s.stream_id = q.stream_id
  left join ledger.event e on e.stream_id = s.stream_id
  order by s.stream_id, e.revision`;

/** The events of each stream in order, in one round trip. @throws LogBroken */
export async function readStreams(
  pool: pg.Pool,
  streamIds: readonly string[],
): Promise<Map<string, Recorded[]>> {
  const { rows } = await pool.query<Nullable<RecordedRow> & { asked: string; last: number }>({
    name: 'ledger-read-streams',
    text: readStreamsText,
    values: [[...new Set(streamIds)]],
  });
  const streams = new Map(streamIds.map((id): [string, Recorded[]] => [id, []]));
  const lasts = new Map(rows.map(({ asked, last }) => [asked, last]));
  for (const row of rows.filter(isEvent)) streams.get(row.asked)?.push(recordedOf(row));
  for (const [id, events] of streams) assertRevisions(events, lasts.get(id) ?? -1);
  return streams;
}

export interface LogState extends Head {
  readonly logId: string;
  /** Null: nothing is recorded yet, and it may still become either. */
  readonly simulated: boolean | null;
}

/** Where the log ends, and what it is. @throws LogBroken when its head is gone */
export async function readState(pool: pg.Pool): Promise<LogState> {
  const { rows } = await pool.query<LogState>(
    `select log_id as "logId", simulated, position, recorded_at as "recordedAt" from ledger.head`,
  );
  const [state] = rows;
  if (!state) throw new LogBroken(0, 'the head is missing');
  return state;
}

/** The last position recorded at or before the RFC 3339 instant. @throws LogBroken, RangeError */
export async function positionAt(pool: pg.Pool, instant: string): Promise<number> {
  try {
    const { rows } = await pool.query<{ position: number }>(
      'select ledger.position_at($1) as position',
      [normalInstant(instant)],
    );
    return rows[0]?.position ?? 0;
  } catch (error) {
    const { code, detail } = error as { code?: string; detail?: string };
    if (code === 'LL002') throw new LogBroken(Number(detail), 'the event is missing');
    throw error;
  }
}
