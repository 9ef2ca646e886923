import { firstDayOf, isWith, type Leg, type Story, timetableOf } from '@ledger/caseload';
import {
  type ExclusionCourse,
  type SixthDayDuty,
  sixthDayDutyOf,
  sixthDayResult,
  statusOf,
} from '@ledger/exclusion';
import type { SealedValue } from '@ledger/kernel';
import { patternAt, type SchoolCalendar, sessionsAWeek } from '@ledger/school-time';
import type { KindName } from './kinds.js';
import { isOfSchoolAge } from './school-age.js';
import { schoolDaysOfAll } from './school-days.queries.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';

/** An exclusion with its child. */
interface OutOfSchool {
  readonly exclusionId: string;
  readonly authority: string;
  readonly pupilId: string;
  readonly position: number;
  readonly course: ExclusionCourse;
  readonly story: Story;
  readonly identity: SealedValue | null;
}

const kindOf: Readonly<Record<ExclusionCourse['kind'], KindName>> = {
  'permanent-exclusion': 'sixth-day-exclusion',
  suspension: 'sixth-day-suspension',
};

/**
 * Children who are out of school and for whom no education elsewhere has begun: due on the sixth
 * school day of the school that excluded them. After a permanent exclusion it is their own
 * authority's to see to, in a suspension of more than five days the school's.
 */
export async function sixthDayItems(
  view: WorklistView,
  asked: Asked,
): Promise<readonly WorkItem[]> {
  const out = await outOfSchool(view, asked);
  if (out.length === 0) return [];
  const urns = [...new Set(out.map(({ course }) => course.details.schoolUrn))];
  const schoolDays = await schoolDaysOfAll(view, urns);
  const legs = await legsOf(view, asked, out);
  return out.flatMap((each) => {
    const { schoolUrn } = each.course.details;
    const calendar = schoolDays({ schoolUrn, authority: each.authority });
    const placedOn = educatedFrom(each, legs.get(each.pupilId) ?? []);
    return itemOf(each, { calendar, placedOn, on: asked.on });
  });
}

interface Around {
  readonly calendar: SchoolCalendar;
  readonly placedOn: string | null;
  readonly on: string;
}

function itemOf(out: OutOfSchool, { calendar, placedOn, on }: Around): readonly WorkItem[] {
  const duty = sixthDayDutyOf(out.course, { calendar });
  if (!isUnmet(out, duty, { calendar, placedOn, on })) return [];
  const { exclusionId, authority, pupilId, identity, position, course } = out;
  const { schoolUrn, firstDay } = course.details;
  return [
    {
      ...{ kind: kindOf[course.kind], subject: `exclusion-${pupilId}`, item: exclusionId },
      ...{ authority, pupilId, identity, position },
      ...{ providerId: null, providerRef: null, provider: null },
      ...{ openedOn: firstDay, dueOn: duty?.sixthDay ?? null },
      facts: { exclusionId, schoolUrn },
    },
  ];
}

// Where no calendar reaches so far nobody can say when the sixth day is; a child whose permanent
// exclusion stands is out all the same.
function isUnmet({ course }: OutOfSchool, duty: SixthDayDuty | null, { placedOn, on }: Around) {
  if (!duty) return isOffRoll(course) && placedOn === null;
  const result = sixthDayResult(duty, placedOn, on);
  return result === 'waiting' || result === 'missed';
}

const isOffRoll = ({ kind, outcomes }: ExclusionCourse): boolean =>
  kind === 'permanent-exclusion' && !takenBack.includes(statusOf({ outcomes }));
const takenBack: readonly string[] = ['rescinded', 'reinstated'];

async function outOfSchool(
  view: WorklistView,
  { authority, on }: Asked,
): Promise<readonly OutOfSchool[]> {
  const rows = await view.sql<OutOfSchool>(
    `select exclusion.exclusion_id, exclusion.authority, exclusion.pupil_id, exclusion.position,
       exclusion.course, child.story, child.identity
     from ${view.known('exclusion')} exclusion
     join ${view.known('child')} child
       on child.authority = exclusion.authority and child.pupil_id = exclusion.pupil_id
     where exclusion.authority = $1 and exclusion.first_day <= $2::date
     order by exclusion.first_day, exclusion.exclusion_id`,
    [authority, on],
  );
  return rows.filter((each) => isWith(each, authority, on) && isOfSchoolAge(each.story, on));
}

async function legsOf(
  view: WorklistView,
  { authority, on }: Asked,
  out: readonly OutOfSchool[],
): Promise<ReadonlyMap<string, readonly Leg[]>> {
  const where = 'authority = $1 and starts_on <= $2::date and pupil_id = any($3)';
  const pupils = [...new Set(out.map(({ pupilId }) => pupilId))];
  const rows = await view.rows('leg', where, [authority, on, pupils]);
  const found = new Map<string, Leg[]>();
  for (const { pupilId, leg } of rows)
    found.set(pupilId, [...(found.get(pupilId) ?? []), leg as unknown as Leg]);
  return found;
}

/**
 * The first day of education elsewhere: in a placement that began on the day of the exclusion or
 * later, in one from before that takes the whole week, or on the roll of another school.
 */
function educatedFrom({ course, story }: OutOfSchool, legs: readonly Leg[]): string | null {
  const { startsOn, firstDay, schoolUrn } = course.details;
  const fromPlacements = legs
    .filter(({ notArrived, endedOn }) => !notArrived && (endedOn === null || endedOn >= firstDay))
    .filter((leg) => firstDayOf(leg) >= startsOn || isFullTime(leg, firstDay))
    .map((leg) => (firstDayOf(leg) > firstDay ? firstDayOf(leg) : firstDay));
  const fromSchools = story
    .filter(({ from, schoolUrn: urn }) => from > startsOn && urn !== null && urn !== schoolUrn)
    .map(({ from }) => from);
  return [...fromPlacements, ...fromSchools].sort()[0] ?? null;
}

const SESSIONS_OF_A_WEEK = 10;

const isFullTime = (leg: Leg, date: string): boolean =>
  sessionsAWeek(patternAt(timetableOf(leg), date)) === SESSIONS_OF_A_WEEK;
