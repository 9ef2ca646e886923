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
const keyOn: Readonly<Record<GroupedBy, (placement: Timetabled, date: string) => string>> = {
  authority: (placement, date) => circumstancesOf(placement, date).authority,
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
    const keyed = (date: string) => keyOn[by](placement, date);
    const first = firstOpenDay(each, asked);
    if (first) enrolmentIn(groupIn(groups, keyed(first)), placement);
    eachSession(each, asked, ({ date, counted }) => {
      const isDue = date <= on;
      count(enrolmentIn(groupIn(groups, keyed(date)), placement).tally, counted, isDue);
      count(enrolmentIn(all, placement).tally, counted, isDue);
    });
  }
  return { groups, all };
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
