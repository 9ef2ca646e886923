import { chance } from './chance.js';
import { HUB_OFFICER } from './people.js';
import type { KnownSchool } from './setting.js';
import { type Step, stepsOf } from './step.js';
import { DEMONSTRATION_DAY, termsFrom } from './terms.js';

/** What each school tells at the end of each term: its attendance and its suspensions. */
export function schoolFactSteps(schools: readonly KnownSchool[], first: number): Step[] {
  const luck = chance(8070);
  const actor = HUB_OFFICER;
  return termsFrom(first)
    .filter(({ endsOn }) => endsOn <= DEMONSTRATION_DAY)
    .flatMap(({ startsOn: from, endsOn: to }) =>
      schools.flatMap(({ schoolId: id, urn: schoolUrn, phase }) => {
        const step = stepsOf({ category: 'school-facts', id, actor, time: '16:57' });
        const enrolments = phase === 'primary' ? 400 : 1_050;
        const possible = enrolments * 62;
        const shareOf = (low: number, high: number) =>
          Math.round((possible * luck.between(low, high)) / 1000);
        const attendance = {
          ...{ schoolUrn, from, to, enrolments, possible },
          ...{ authorised: shareOf(45, 65), unauthorised: shareOf(12, 40) },
        };
        const count = luck.between(0, phase === 'primary' ? 3 : 25);
        return [
          step(to, 'ReportSchoolAttendance', attendance),
          step(to, 'ReportSchoolCount', { schoolUrn, from, to, measure: 'suspensions', count }),
        ];
      }),
    );
}
