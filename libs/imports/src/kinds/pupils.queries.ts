import { pupilWarnings, pupilWarningSentences } from '@ledger/pupil';
import { knownSchools } from '../known/organisations.js';
import type { Notice } from '../notice.js';
import type { ImportRun } from '../run.js';
import type { Row } from '../table/row.js';
import { type columns, identityOf, type PupilRow } from './pupils.columns.js';

/** What looks wrong about the rows' children; the rows are recorded all the same. */
export function pupilQueries(run: ImportRun) {
  const schools = knownSchools(run);
  const alike = aliases();
  return async (rows: readonly Row<typeof columns>[]): Promise<(row: number) => Notice[]> => {
    const known = await schools(rows.flatMap(({ values }) => values.schoolUrn ?? []));
    const queries = new Map(
      rows.map(({ row, values }) => [
        row,
        [
          ...aboutIdentity(run, row, values),
          ...aboutSchool(row, values, known.has(values.schoolUrn ?? '')),
          ...alike(row, values),
        ],
      ]),
    );
    return (row) => queries.get(row) ?? [];
  };
}

function aboutIdentity(run: ImportRun, row: number, values: PupilRow): Notice[] {
  const asAt = values.changedFrom ?? run.today;
  return pupilWarnings(identityOf(values), asAt).map(({ code, field }) => ({
    row,
    column: field,
    code,
    message: `${field}: ${pupilWarningSentences[code]}`,
  }));
}

function aboutSchool(row: number, { schoolUrn }: PupilRow, isKnown: boolean): Notice[] {
  if (schoolUrn === undefined || isKnown) return [];
  const message = `schoolUrn: no school of URN ${schoolUrn} is on record; it is recorded as given.`;
  return [{ row, column: 'schoolUrn', code: 'query-school-not-on-record', message }];
}

/** Tells of a child whom an earlier row of the file names alike under another reference. */
function aliases() {
  const firstRows = new Map<string, { readonly row: number; readonly pupilRef: string }>();
  return (row: number, values: PupilRow): Notice[] => {
    const { pupilRef, givenName, familyName, dateOfBirth } = values;
    const likeness = JSON.stringify([givenName, familyName, dateOfBirth]).toLowerCase();
    const first = firstRows.get(likeness);
    if (!first) firstRows.set(likeness, { row, pupilRef });
    if (!first || first.pupilRef === pupilRef) return [];
    const message =
      `pupilRef: row ${first.row} has the same names and date of birth under another ` +
      'reference; check whether it is one child.';
    return [{ row, column: 'pupilRef', code: 'query-possible-duplicate', message }];
  };
}
