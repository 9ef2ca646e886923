import type pg from 'pg';

/**
 * Runs `use` in a transaction begun by `begin`; commits when it resolves, rolls back when it throws.
 * A connection whose transaction could not be ended is not used again.
 */
export async function inTransaction<R>(
  pool: pg.Pool,
  begin: string,
  use: (client: pg.PoolClient) => Promise<R>,
): Promise<R> {
  const client = await pool.connect();
  let unusable = false;
  try {
    await client.query(begin);
    const result = await use(client);
    await client.query('commit');
    return result;
  } catch (error) {
    unusable = !(await rolledBack(client));
    throw error;
  } finally {
    client.release(unusable);
  }
}

const rolledBack = (client: pg.PoolClient) =>
  client.query('rollback').then(
    () => true,
    () => false,
  );
