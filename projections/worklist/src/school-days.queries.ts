import { type CalendarLists, schoolDaysIn } from '@ledger/calendar';
import type { CalendarRow } from '@ledger/caseload';
import type { SchoolCalendar } from '@ledger/school-time';
import type { WorklistView } from './worklist.queries.js';

const nothing: CalendarLists = { terms: [], closures: [] };
const listsOf = ({ terms, closures }: CalendarRow) =>
  ({ terms, closures }) as unknown as CalendarLists;

interface School {
  readonly schoolUrn: string;
  /** Whose terms count where the school is not on record. */
  readonly authority: string;
}

/** The school days of schools: their own terms and closures, and those of their authorities. */
export async function schoolDaysOfAll(
  view: WorklistView,
  urns: readonly string[],
): Promise<(school: School) => SchoolCalendar> {
  const schools = await view.rows('school', 'urn = any($1)', [urns]);
  const owners = new Map(schools.map(({ urn, authority }) => [urn, authority]));
  const rows = await view.rows(
    'calendar',
    `scope = 'authority' or (scope = 'school' and ref = any($1))`,
    [urns],
  );
  const lists = new Map(rows.map((row) => [`${row.scope} ${row.ref}`, listsOf(row)]));
  const known = (scope: string, ref: string) => lists.get(`${scope} ${ref}`) ?? nothing;
  return ({ schoolUrn, authority }) =>
    schoolDaysIn(
      known('authority', owners.get(schoolUrn) ?? authority),
      known('school', schoolUrn),
    );
}
