import { tableView } from '@ledger/govuk';
import { mostFound } from '@ledger/pupil-search';
import { paths } from '../paths.js';
import type { ShownPupil } from './pupil-finder.js';

export const foundColumns = [
  { name: 'pupilRef', label: 'Reference', kind: 'text' },
  { name: 'familyName', label: 'Family name', kind: 'text' },
  { name: 'givenName', label: 'Given name', kind: 'text' },
  { name: 'dateOfBirth', label: 'Date of birth', kind: 'date' },
  { name: 'authority', label: 'Authority', kind: 'text' },
] as const;

interface Search {
  readonly looked: string;
  readonly found?: readonly ShownPupil[];
  readonly fault?: string;
}

/** The search field, and what was found. */
export function findPupilView({ looked, found, fault }: Search) {
  return {
    looked,
    ...(fault && { errors: [{ text: fault, href: '#looked' }] }),
    ...(found && { table: foundTable(found), tooMany: found.length >= mostFound && mostFound }),
  };
}

const foundTable = (found: readonly ShownPupil[]) =>
  tableView({
    caption: found.length === 1 ? '1 pupil found' : `${found.length} pupils found`,
    columns: foundColumns,
    rows: found,
    links: { pupilRef: ({ pupilId }) => paths.pupil(pupilId) },
    empty: 'No pupil has these names or this reference. Type whole words, or their first letters.',
  });
