import type { Term } from '@ledger/caseload';
import { schoolCalendar, type SchoolCalendar } from '@ledger/school-time';
import type { WorklistView } from './worklist.queries.js';

/** The terms of an authority and its school days. */
export interface AuthorityYear {
  readonly terms: readonly Term[];
  readonly calendar: SchoolCalendar;
}

export async function yearOf(view: WorklistView, authority: string): Promise<AuthorityYear> {
  const [row] = await view.rows('calendar', `scope = 'authority' and ref = $1`, [authority]);
  const terms = (row?.terms ?? []) as unknown as readonly Term[];
  const closures = (row?.closures ?? []) as readonly string[];
  return { terms, calendar: schoolCalendar({ terms, closures }) };
}
