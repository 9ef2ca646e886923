import { Refusal } from '@ledger/kernel';
import { authorityOn } from '@ledger/pupil';
import { nextSchoolDay } from '@ledger/school-time';
import { type KnownChild, knownChildren } from '../known/children.js';
import { knownSchools } from '../known/organisations.js';
import { knownSchoolCalendars, schoolKey } from '../known/school-calendars.js';
import { type Outcome, rejected } from '../outcome.js';
import { refusedBecause, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import type { Row } from '../table/row.js';
import { columnOf, type columns } from './suspensions.columns.js';

type SuspensionRows = readonly Row<typeof columns>[];
type Owners = Map<string, string | undefined>;

/** A row whose child is on record, with what its school's calendar says. */
export interface ResolvedSuspension extends Row<typeof columns> {
  readonly child: KnownChild;
  /** The child's authority on the day of the exclusion. */
  readonly authority: string;
  readonly isSchoolKnown: boolean;
  /** The school day after the exclusion, where a calendar says. */
  readonly nextSchoolDay: string | undefined;
}

/** Finds what the rows refer to; those of a child who is not on record are refused. */
export function resolveSuspensions(run: ImportRun) {
  const children = knownChildren(run);
  const around = surroundings(run);
  return async (rows: SuspensionRows) => {
    const known = await children(rows.map(({ values }) => values.pupilRef));
    const owners = await ownersOf(run, rows);
    const judged = rows.map((row) => ofItsChild(row, known, owners));
    const refused = judged.filter((each): each is Outcome => 'result' in each);
    const ofChildren = judged.filter((each): each is OfChild => 'child' in each);
    return { resolved: await around(ofChildren), refused };
  };
}

interface OfChild extends Row<typeof columns> {
  readonly child: KnownChild;
}

/** The child of each reference that is claimed already. */
async function ownersOf(run: ImportRun, rows: SuspensionRows): Promise<Owners> {
  const refs = rows.map(({ values }) => values.suspensionRef);
  const found = await run.references.find('suspension', refs);
  return new Map([...found].map(([ref, { pupilId }]) => [ref, pupilId]));
}

// Of two rows of one reference the first says whose it is.
function ofItsChild(
  { row, values }: SuspensionRows[number],
  known: ReadonlyMap<string, KnownChild>,
  owners: Owners,
): OfChild | Outcome {
  const { pupilRef: ref, suspensionRef } = values;
  const child = known.get(ref);
  if (!child) return rejected(row, unknownReference(row, 'pupilRef', { ref, what: 'pupil' }));
  const owner = owners.get(suspensionRef) ?? child.pupilId;
  owners.set(suspensionRef, owner);
  if (owner === child.pupilId) return { row, values, child };
  const moved = new Refusal('exclusion-of-another-child', {}, 'pupilId');
  return rejected(row, refusedBecause(row, moved, columnOf));
}

function surroundings(run: ImportRun) {
  const schools = knownSchools(run);
  const calendars = knownSchoolCalendars(run);
  return async (rows: readonly OfChild[]): Promise<readonly ResolvedSuspension[]> => {
    const known = await schools(rows.map(({ values }) => values.schoolUrn));
    const places = rows.map((row) => {
      const school = known.get(row.values.schoolUrn);
      const own = authorityOn(row.child.state, row.values.startsOn) ?? '';
      const { schoolUrn } = row.values;
      const authority = school?.state.details.authority ?? own;
      return { own, isSchoolKnown: school !== undefined, key: schoolKey({ schoolUrn, authority }) };
    });
    const days = await calendars(places.map(({ key }) => key));
    return rows.map((row, at) => {
      const { own = '', key = '', isSchoolKnown = false } = places[at] ?? {};
      const calendar = days.get(key);
      const next = calendar && nextSchoolDay(row.values.startsOn, calendar);
      return { ...row, authority: own, isSchoolKnown, nextSchoolDay: next ?? undefined };
    });
  };
}
