import { isWith, type Timetabled } from '@ledger/caseload';
import {
  academicYearStart,
  addDays,
  type DateSpan,
  keyStageOn,
  keyStages,
} from '@ledger/school-time';
import {
  type Asked,
  type Attended,
  circumstancesOf,
  eachWeek,
  firstOpenDay,
} from './attendance.queries.js';
import { addTo, count, emptyTally, type Tally } from './tally.js';
import { countWeek, noCounts } from './week-of-marks.js';

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

interface Question extends Grouping {
  readonly asked: Asked;
  /** The parts of the period for a child of whom nothing changes, as it is with most. */
  readonly usual: readonly DateSpan[];
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
  const question = { asked, by, on, usual: stretchesAt([], asked, { by, on }) };
  for (const each of attended) {
    const { placement } = each;
    const whose = { placement, key: `${placement.pupilId} ${placement.providerId}` };
    const inGroup = (date: string) =>
      enrolmentIn(groupIn(groups, keyOn[by](placement, date, asked.authority)), whose).tally;
    const first = firstOpenDay(each, asked);
    if (!first) continue;
    inGroup(first);
    const overall = enrolmentIn(all, whose).tally;
    for (const { from, tally } of talliesOf(each, question)) {
      addTo(inGroup(from), tally);
      addTo(overall, tally);
    }
  }
  return { groups, all };
}

/** The sessions of each stretch in which some are expected, with its first day. */
const talliesOf = (each: Attended, question: Question) =>
  stretchesOf(each, question).flatMap((stretch) => {
    const tally = tallyOf(each, stretch, question.on);
    return tally ? [{ from: stretch.from, tally }] : [];
  });

/** The sessions of a stretch; null where none is expected. */
function tallyOf(each: Attended, stretch: DateSpan, on: string): Tally | null {
  const counts = noCounts();
  let isExpected = false;
  eachWeek(each, stretch, (sessions, marks) => {
    isExpected = true;
    countWeek(counts, marks, sessions);
  });
  if (!isExpected) return null;
  const tally = emptyTally();
  count(tally, counts, stretch.from <= on);
  return tally;
}

/** The parts of the period, in order, in which the child is the authority's, one group and due or not. */
function stretchesOf({ placement }: Attended, { asked, usual, ...how }: Question) {
  const { story } = placement;
  const moves = story.length === 1 ? [] : story.map((entry) => entry.from);
  const stretches = moves.length === 0 ? usual : stretchesAt(moves, asked, how);
  return stretches.filter((stretch) => isWith(placement, asked.authority, stretch.from));
}

/** The parts of the period that begin where a placement changes, or every one does. */
function stretchesAt(
  moves: readonly string[],
  { from, to }: Asked,
  { by, on }: Grouping,
): readonly DateSpan[] {
  const changes = [
    ...moves,
    ...(on < to ? [addDays(on, 1)] : []),
    ...(by === 'keyStage' ? septembersOf(from, to) : []),
  ].filter((date) => date > from && date <= to);
  const starts = [from, ...new Set(changes.sort())];
  return starts.map((start, at) => ({ from: start, to: dayBefore(starts[at + 1]) ?? to }));
}

const dayBefore = (date: string | undefined) =>
  date === undefined ? undefined : addDays(date, -1);

function septembersOf(from: string, to: string): readonly string[] {
  const dates: string[] = [];
  for (let year = academicYearStart(from) + 1; year <= academicYearStart(to); year += 1)
    dates.push(`${year}-09-01`);
  return dates;
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

interface Whose {
  readonly placement: Timetabled;
  /** The pupil and the provider. */
  readonly key: string;
}

function enrolmentIn(enrolments: Enrolments, { placement, key }: Whose): Enrolment {
  const known = enrolments.get(key);
  if (known) return known;
  const enrolment = { placement, tally: emptyTally() };
  enrolments.set(key, enrolment);
  return enrolment;
}
