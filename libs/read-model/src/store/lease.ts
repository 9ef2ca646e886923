import type pg from 'pg';

/** Another owner has taken over: what this one was about to write is not written. */
export class Fenced extends Error {
  constructor(build: string) {
    super(`Another process has taken over the projection ${build}.`);
    this.name = 'Fenced';
  }
}

/** The right to move one build on, until another takes it. */
export interface Lease {
  readonly build: string;
  readonly owner: string;
  readonly epoch: number;
}

/** How long a lease holds, by the database's clock, when it is not renewed. */
export interface Term {
  readonly owner: string;
  readonly leaseMs: number;
}

/**
 * Takes the lease when nobody holds it or its time is over, and says how far the build has come;
 * undefined when another holds it. A batch that the last owner is just writing is waited for.
 */
export async function takeLease(
  pool: pg.Pool,
  build: string,
  term: Term,
): Promise<{ lease: Lease; position: number } | undefined> {
  const { rows } = await pool.query<{ position: number; epoch: number }>(
    `with taken as (
       update rm.lease
          set owner = $2, epoch = epoch + 1,
              expires_at = clock_timestamp() + $3 * interval '1 millisecond'
        where build = $1 and (owner is null or expires_at < clock_timestamp())
        returning epoch)
     update rm.checkpoint c set epoch = taken.epoch from taken
      where c.build = $1 returning c.position, c.epoch`,
    [build, term.owner, term.leaseMs],
  );
  const [row] = rows;
  return row && { lease: { build, owner: term.owner, epoch: row.epoch }, position: row.position };
}

/** @throws Fenced when the lease is no longer ours. */
export async function renewLease(pool: pg.Pool, lease: Lease, leaseMs: number): Promise<void> {
  const { rowCount } = await pool.query(
    `update rm.lease set expires_at = clock_timestamp() + $4 * interval '1 millisecond'
      where build = $1 and owner = $2 and epoch = $3`,
    [lease.build, lease.owner, lease.epoch, leaseMs],
  );
  if (rowCount === 0) throw new Fenced(lease.build);
}

/** Gives the lease back, so that another may take it at once; nothing when it is no longer ours. */
export async function releaseLease(pool: pg.Pool, lease: Lease): Promise<void> {
  await pool.query(
    `update rm.lease set owner = null, expires_at = null
      where build = $1 and owner = $2 and epoch = $3`,
    [lease.build, lease.owner, lease.epoch],
  );
}
