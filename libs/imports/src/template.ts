import { stringify } from 'csv-stringify/sync';
import { kindNamed } from './kinds/registry.js';

/** A file of the kind with its header line and one example row. @throws UnknownImportKind */
export function template(kind: string): string {
  const columns = Object.entries(kindNamed(kind).columns);
  return stringify([columns.map(([name]) => name), columns.map(([, { example }]) => example)]);
}
