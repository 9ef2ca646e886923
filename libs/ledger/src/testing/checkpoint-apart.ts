import type { Database } from '@ledger/postgres';
import type pg from 'pg';

const isMove = (statement: unknown): boolean => {
  const text = typeof statement === 'string' ? statement : (statement as { text?: string }).text;
  return /update\s+rm\.checkpoint\s+set\s+position/i.test(text ?? '');
};

/**
 * The same database, but whoever moves a checkpoint commits first what was written before: the fault
 * of stores that keep their position apart from their rows.
 */
export const movesCheckpointApart = (database: Database): Database => ({
  ...database,
  pool: (...asked) => poolOf(database.pool(...asked)),
});

const poolOf = (pool: pg.Pool): pg.Pool =>
  new Proxy(pool, {
    get: (target, name) => {
      if (name === 'connect') return async () => clientOf(await target.connect());
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

const clientOf = (client: pg.PoolClient): pg.PoolClient =>
  new Proxy(client, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'query') return value.bind(target);
      return async (...asked: readonly unknown[]) => {
        if (isMove(asked[0])) await target.query('commit; begin');
        return value.apply(target, asked);
      };
    },
  });
