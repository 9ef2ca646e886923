import { type KnownSchool, knownSchools } from '../known/organisations.js';
import { type Outcome, rejected } from '../outcome.js';
import { unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';

/** A row about a school, and the school. */
export interface SchoolRow<V> {
  readonly row: number;
  readonly values: V;
  readonly school: KnownSchool;
}

/** Tells the rows whose school is on record from those that are refused for it. */
export type SortSchools<V> = (rows: readonly { row: number; values: V }[]) => Promise<{
  readonly good: readonly SchoolRow<V>[];
  readonly bad: readonly Outcome[];
}>;

/** Sorts the rows of one import by the school that `column` names. */
export function sortedBySchool<
  C extends 'urn' | 'schoolUrn',
  V extends Readonly<Record<C, string>>,
>(run: ImportRun, column: C): SortSchools<V> {
  const schoolsOf = knownSchools(run);
  return async (rows) => {
    const schools = await schoolsOf(rows.map(({ values }) => values[column]));
    const good = rows.flatMap(({ row, values }) => {
      const school = schools.get(values[column]);
      return school ? [{ row, values, school }] : [];
    });
    const bad = rows
      .filter(({ values }) => !schools.has(values[column]))
      .map(({ row, values }) =>
        rejected(row, unknownReference(row, column, { ref: values[column], what: 'school' })),
      );
    return { good, bad };
  };
}
