import type { Timetabled } from '@ledger/caseload';
import { keyStageOn, keyStages } from '@ledger/school-time';
import {
  type Asked,
  type Attended,
  circumstancesOf,
  eachSession,
  firstOpenDay,
} from './attendance.queries.js';
import { count, emptyTally, type Tally } from './tally.js';

export type GroupedBy = 'authority' | 'provider' | 'school' | 'keyStage' | 'pupil';

/** One pupil at one provider, the placements there merged. */
export interface Enrolment {
  /** One of the placements. */
  readonly placement: Timetabled;
  readonly tally: Tally;
}

/** Enrolments by pupil and provider. */
export type Enrolments = Map<string, Enrolment>;

/** A child on no school's roll, of a placement that names no school. */
const noSchool = 'none';

/** In what group a session counts: a pupil's by the random id, a school's by its URN. */
const keyOn: Readonly<
  Record<GroupedBy, (placement: Timetabled, date: string, authority: string) => string>
> = {
  authority: (_, __, authority) => authority,
  provider: ({ providerRef }) => providerRef,
  school: (placement, date) =>
    circumstancesOf(placement, date).schoolUrn ?? placement.leg.schoolUrn ?? noSchool,
  keyStage(placement, date) {
    const { cohort, yearOffset } = circumstancesOf(placement, date);
    return keyStageOn(cohort, yearOffset, date);
  },
  pupil: ({ pupilId }) => pupilId,
};

export interface Grouping {
  readonly by: GroupedBy;
  /** Sessions after this date are not due: without a mark they count nowhere. */
  readonly on: string;
}

/**
 * The enrolments of each group, with a group for every placement that is open in the period, and
 * those of all groups together. A child who changes group has an enrolment in each of them, which
 * holds only the sessions there.
 */
export function groupedEnrolments(
  attended: readonly Attended[],
  asked: Asked,
  { by, on }: Grouping,
): { groups: ReadonlyMap<string, Enrolments>; all: Enrolments } {
  const groups = new Map<string, Enrolments>();
  const all: Enrolments = new Map();
  for (const each of attended) {
    const { placement } = each;
    const inGroup = groupFinder(groups, placement, (date) =>
      keyOn[by](placement, date, asked.authority),
    );
    const first = firstOpenDay(each, asked);
    if (!first) continue;
    inGroup(first);
    const overall = enrolmentIn(all, placement).tally;
    eachSession(each, asked, ({ date, counted }) => {
      const isDue = date <= on;
      count(inGroup(date).tally, counted, isDue);
      count(overall, counted, isDue);
    });
  }
  return { groups, all };
}

/** The placement's enrolment in the group of a date; dates come in order, so the last is kept. */
function groupFinder(
  groups: Map<string, Enrolments>,
  placement: Timetabled,
  keyed: (date: string) => string,
): (date: string) => Enrolment {
  let [lastDate, lastKey]: [string, string | null] = ['', null];
  let enrolment: Enrolment = { placement, tally: emptyTally() };
  return (date) => {
    if (date === lastDate) return enrolment;
    const key = keyed(date);
    if (key !== lastKey) enrolment = enrolmentIn(groupIn(groups, key), placement);
    [lastDate, lastKey] = [date, key];
    return enrolment;
  };
}

/** Key stages in their order, everything else by name. */
export const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => {
  const stages = keyStages as readonly string[];
  return stages.indexOf(a) - stages.indexOf(b) || (a < b ? -1 : 1);
};

function groupIn(groups: Map<string, Enrolments>, key: string): Enrolments {
  const known = groups.get(key);
  if (known) return known;
  const group: Enrolments = new Map();
  groups.set(key, group);
  return group;
}

function enrolmentIn(enrolments: Enrolments, placement: Timetabled): Enrolment {
  const key = `${placement.pupilId} ${placement.providerId}`;
  const known = enrolments.get(key);
  if (known) return known;
  const enrolment = { placement, tally: emptyTally() };
  enrolments.set(key, enrolment);
  return enrolment;
}
