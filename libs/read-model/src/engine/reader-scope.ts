import type { ReaderScope } from '../view.js';

/** What row-level security lets this reader see, as settings of one transaction. */
export function scopeSettings(scope: ReaderScope): readonly string[] {
  if (scope === 'all') return ['all', '', '', ''];
  const { authorities = [], providers = [], schools = [] } = scope;
  return ['some', ...[authorities, providers, schools].map(listed)];
}

/** The SQL that sets them, taking them as $1 to $4. */
export const setScope = ['scope', 'authorities', 'providers', 'schools']
  .map((name, place) => `set_config('ledger.${name}', $${place + 1}, true)`)
  .join(', ');

function listed(ids: readonly string[]): string {
  const wrong = ids.find((id) => id === '' || id.includes(','));
  if (wrong === undefined) return ids.join(',');
  throw new Error(`An organisation's id is neither empty nor has a comma: '${wrong}'`);
}
