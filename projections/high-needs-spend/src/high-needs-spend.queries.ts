import { childOf, survivorsIn, type Timetabled, timetabledIn, type Wanted } from '@ledger/caseload';
import type { ExclusionCourse } from '@ledger/exclusion';
import type { View } from '@ledger/read-model';
import { financialYearSpan, type HalfDay, sessionKey } from '@ledger/school-time';
import { type OffRoll, offRollOf } from './contributions.js';
import type { BudgetLineRow, SpendTables } from './high-needs-spend.tables.js';

export type SpendView = View<SpendTables>;

export interface Year {
  readonly authority: string;
  /** 2025-26 */
  readonly financialYear: string;
}

/** A placement that the authority pays for and the sessions at which its child was not there. */
export interface Charged {
  readonly placement: Timetabled;
  readonly absences: ReadonlySet<string>;
  /** When the school of the child no longer contributes. */
  readonly offRoll: readonly OffRoll[];
}

/** The budget lines of the authority's year. */
export function budgetLinesOf(
  view: SpendView,
  { authority, financialYear }: Year,
): Promise<readonly BudgetLineRow[]> {
  return view.rows('budgetLine', 'authority = $1 and financial_year = $2', [
    authority,
    financialYear,
  ]);
}

/** The placements open in the year that the authority pays for; a school's own are never among them. */
export async function chargedIn(
  view: SpendView,
  year: Year & Pick<Wanted, 'personal'>,
): Promise<readonly Charged[]> {
  const { personal = 'all' } = year;
  const wanted = { ...financialYearSpan(year.financialYear), personal };
  const placed = await timetabledIn(view, year.authority, wanted);
  const paid = placed.filter(({ leg }) => leg.commissioner !== 'school' && leg.rateBasis);
  const absences = await absencesOf(
    view,
    paid.filter(({ leg }) => !leg.chargedWhenAbsent),
  );
  const exclusions = await permanentExclusions(view, year.authority);
  return paid.map((placement) => ({
    placement,
    absences: absences.get(placement.placementId) ?? noAbsences,
    offRoll: offRollOf(placement, exclusions.get(placement.pupilId) ?? []),
  }));
}

/** By child, whichever of its records they stand on, as known at the view's position. */
async function permanentExclusions(
  view: SpendView,
  authority: string,
): Promise<ReadonlyMap<string, readonly ExclusionCourse[]>> {
  const where = `authority = $1 and kind = 'permanent-exclusion'`;
  const rows = await view.rows('exclusion', where, [authority]);
  const found = new Map<string, ExclusionCourse[]>();
  if (rows.length === 0) return found;
  const survivors = await survivorsIn(view);
  for (const { pupilId, course } of rows) {
    const child = childOf(survivors, pupilId);
    const known = found.get(child) ?? [];
    found.set(child, [...known, course as unknown as ExclusionCourse]);
  }
  return found;
}

const noAbsences: ReadonlySet<string> = new Set();

interface AbsentSession {
  readonly placementId: string;
  readonly date: string;
  readonly session: HalfDay;
}

async function absencesOf(
  view: SpendView,
  placements: readonly Timetabled[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  if (placements.length === 0) return found;
  const rows = await view.sql<AbsentSession>(
    `select placement_id, date, session from ${view.known('absence')} absence
     where placement_id = any($1)`,
    [placements.map(({ placementId }) => placementId)],
  );
  for (const { placementId, date, session } of rows) {
    const sessions = found.get(placementId) ?? new Set();
    found.set(placementId, sessions.add(sessionKey(date, session)));
  }
  return found;
}
