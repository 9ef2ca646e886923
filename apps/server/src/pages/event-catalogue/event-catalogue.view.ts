import { tableView } from '@ledger/govuk';
import type { EventKind } from '@ledger/ledger';
import { csvOf, paths } from '../paths.js';

export const catalogueColumns = [
  { name: 'type', label: 'Event', kind: 'text' },
  { name: 'version', label: 'Version', kind: 'integer' },
  { name: 'aggregate', label: 'Of', kind: 'text' },
  { name: 'sentence', label: 'What it says', kind: 'text' },
] as const;

/** Every kind of event that may be recorded. */
export const eventCatalogueView = (kinds: readonly EventKind[]) => ({
  table: tableView({
    caption: `The ${kinds.length} kinds of event`,
    columns: catalogueColumns,
    rows: kinds,
    csv: csvOf(paths.events),
  }),
});
