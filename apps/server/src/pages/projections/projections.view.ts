import { tableView } from '@ledger/govuk';
import type { ProjectionStatus } from '@ledger/read-model';
import { csvOf, paths } from '../paths.js';

export const statusColumns = [
  { name: 'name', label: 'Projection', kind: 'text' },
  { name: 'version', label: 'Version', kind: 'integer' },
  { name: 'position', label: 'At position', kind: 'integer' },
  { name: 'lag', label: 'Events still to come', kind: 'integer' },
  { name: 'parked', label: 'Streams put aside', kind: 'integer' },
] as const;

export const parkedColumns = [
  { name: 'projection', label: 'Projection', kind: 'text' },
  { name: 'streamId', label: 'Stream', kind: 'text' },
  { name: 'position', label: 'From position', kind: 'integer' },
  { name: 'events', label: 'Events waiting', kind: 'integer' },
  { name: 'error', label: 'What went wrong', kind: 'text' },
] as const;

export const statusRows = (status: readonly ProjectionStatus[]) =>
  status.map((one) => ({ ...one, parked: one.parked.length }));

export const parkedRows = (status: readonly ProjectionStatus[]) =>
  status.flatMap(({ name, parked }) => parked.map((one) => ({ ...one, projection: name })));

/** How far each projection has come, and what it could not handle. */
export function projectionsView(status: readonly ProjectionStatus[], head: number) {
  return {
    head,
    status: tableView({
      caption: 'Projections',
      columns: statusColumns,
      rows: statusRows(status),
      csv: csvOf(paths.projections),
    }),
    parked: tableView({
      caption: 'Streams put aside',
      columns: parkedColumns,
      rows: parkedRows(status),
      links: { position: ({ position }) => paths.event(position) },
      csv: paths.parkedFile,
      empty: 'None: every event was handled.',
    }),
  };
}
