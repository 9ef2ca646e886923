import { LogBroken } from '@ledger/kernel';
import type pg from 'pg';
import { normalInstant } from '../instant.js';

/** What the sequencer wrote of an event. */
export interface Sequenced {
  readonly position: number;
  readonly commit: number;
  readonly streamId: string;
  readonly revision: number;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly leaf: Buffer;
}

const columns = `s.position, s.commit_position as commit, s.stream_id as "streamId", s.revision,
  s.event_id as "eventId", s.recorded_at as "recordedAt", s.leaf`;

/** At most `limit` events after the position. @throws LogBroken when one is missing */
export async function sequencedAfter(pool: pg.Pool, after: number, limit: number) {
  const { rows } = await pool.query<Sequenced & { head: number }>(
    `select h.position as head, ${columns} from ledger.sequencer h
     left join lateral (
       select * from ledger.sequenced where position > $1 order by position limit $2
     ) s on true order by s.position`,
    [after, limit],
  );
  const head = rows[0]?.head ?? 0;
  const found = rows.filter(({ position }) => position !== null);
  found.forEach(({ position }, n) => {
    if (position !== after + 1 + n) throw new LogBroken(after + 1 + n, 'its position is missing');
  });
  if (after + found.length < Math.min(head, after + limit)) {
    throw new LogBroken(after + found.length + 1, 'its position is missing');
  }
  return found;
}

/** At most `limit` positions after this one as they stand, those beyond the head too. */
export async function sequencedAsItStands(pool: pg.Pool, after: number, limit: number) {
  const { rows } = await pool.query<Sequenced>(
    `select ${columns} from ledger.sequenced s
     where s.position > $1 order by s.position limit $2`,
    [after, limit],
  );
  return rows;
}

/** The events of each stream that have a position, in order. */
export async function sequencedIn(pool: pg.Pool, streamIds: readonly string[]) {
  const { rows } = await pool.query<Sequenced>(
    `select ${columns} from ledger.sequenced s
     where s.stream_id = any($1) order by s.stream_id, s.revision`,
    [[...new Set(streamIds)]],
  );
  const streams = new Map(streamIds.map((id): [string, Sequenced[]] => [id, []]));
  for (const row of rows) streams.get(row.streamId)?.push(row);
  return streams;
}

export async function sequencedHead(pool: pg.Pool) {
  const { rows } = await pool.query<{ position: number; recordedAt: string | null }>(
    'select position, recorded_at as "recordedAt" from ledger.sequencer',
  );
  if (!rows[0]) throw new LogBroken(0, 'the head is missing');
  return rows[0];
}

/** The last position recorded at or before the RFC 3339 instant. @throws RangeError */
export async function sequencedAt(pool: pg.Pool, instant: string): Promise<number> {
  const { rows } = await pool.query<{ position: number }>(
    'select position from ledger.sequenced where recorded_at <= $1 order by recorded_at desc limit 1',
    [normalInstant(instant)],
  );
  return rows[0]?.position ?? 0;
}
