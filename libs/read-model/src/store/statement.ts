import type { Statement } from '@ledger/postgres';
import type pg from 'pg';

/** A change, which may have to meet an exact number of rows. */
export interface WriteStatement extends Statement {
  readonly meets?: number;
}

/** Makes a change. @throws Error when it meets more or fewer rows than it must */
export async function write(client: pg.ClientBase, statement: WriteStatement): Promise<void> {
  const { text, values, meets } = statement;
  const { rowCount } = await client.query(text, [...values]);
  if (meets === undefined || rowCount === meets) return;
  throw new Error(`${meets} rows should change, ${rowCount} did: ${text}`);
}

/** The change as one that the server refuses when it meets more or fewer rows than it must. */
export function checked({ text, values, meets }: WriteStatement): Statement {
  if (meets === undefined) return { text, values };
  const wanted = `$${values.length + 1}::bigint`;
  return {
    text: `with changed as (${text} returning 1)
      select rm.all_there(count(*), ${wanted}) from changed`,
    values: [...values, meets],
  };
}

/** Whether the server refused a change because of the number of rows that it met. */
export const isNotAllThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'LR001';
