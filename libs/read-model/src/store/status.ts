import type pg from 'pg';

export interface ParkedStream {
  readonly streamId: string;
  /** The position of the event that could not be handled. */
  readonly position: number;
  readonly error: string;
  /** How many of its events wait, that one included. */
  readonly events: number;
}

/** The streams that a build has put aside, the earliest first. */
export async function parkedIn(pool: pg.Pool, build: string): Promise<readonly ParkedStream[]> {
  const { rows } = await pool.query<ParkedStream>(
    `select p.stream_id as "streamId", p.first_position as position, p.error,
            count(e.position)::bigint as events
       from rm.parked p join rm.parked_event e using (build, stream_id)
      where p.build = $1 group by p.stream_id, p.first_position, p.error
      order by p.first_position`,
    [build],
  );
  return rows;
}
