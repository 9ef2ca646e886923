import type { WorklistView } from './worklist.queries.js';

/** Of these authorities, those whose records the reader may see, as row-level security holds it. */
export async function visibleAmong(
  view: WorklistView,
  authorities: readonly string[],
): Promise<readonly string[]> {
  const [reader] = await view.sql<{ scope: string | null; own: string | null }>(
    `select current_setting('ledger.scope', true) as scope,
       current_setting('ledger.authorities', true) as own`,
  );
  if (reader?.scope === 'all') return authorities;
  const own = new Set((reader?.own ?? '').split(','));
  return authorities.filter((authority) => own.has(authority));
}
