import { addDays, compareDates } from '@ledger/school-time';
import { assuranceSteps } from './assurance.js';
import { toldBesides } from './besides.js';
import { boardSteps } from './board.js';
import { chance, type Chance } from './chance.js';
import { registration } from './children.js';
import { mondayOf, type SchoolDays, schoolDaysFrom } from './days.js';
import { followUpSteps } from './follow-ups.js';
import { frameworkSteps } from './framework-steps.js';
import { journeysOf } from './journeys.js';
import { type DemoLeg, legsOf } from './legs.js';
import { leavingSteps } from './leaving.js';
import { lifeSteps } from './life.js';
import { courseSteps } from './reviews.js';
import { type DemoReference, planReferences } from './plan-references.js';
import { type DemoProvider, demonstrationProviders } from './providers.js';
import { PROVIDER_CLOSURES, registerSteps } from './registers.js';
import { DEMONSTRATION_SCHOOLS } from './schools.js';
import { schoolFactSteps } from './school-steps.js';
import { settingSteps } from './setting.js';
import { staysOf, wholeYearStaysOf } from './stays.js';
import { at, type Step } from './step.js';
import { HUB_OFFICER } from './people.js';
import { DEMONSTRATION_DAY, LAST_YEAR } from './terms.js';
import { troubledAmong } from './trouble.js';
import { demonstrationVisits } from './visits.js';
import { waitingChildren } from './waiting.js';
import { panelsFor, wayInSteps } from './way-in.js';

export interface DemonstrationSize {
  readonly pupils: number;
  /** Whole school years before the autumn of the demonstration's last day: 1 to 4. */
  readonly years: number;
  /** Every child is placed for every session of the first year; else for some weeks, mostly part-time. */
  readonly fullTime?: boolean | undefined;
}

export const USUAL_SIZE: DemonstrationSize = { pupils: 300, years: 2 };

export interface DemonstrationPlan {
  readonly references: readonly DemoReference[];
  /** In the order in which they are recorded. */
  readonly steps: readonly Step[];
}

/** The whole demonstration as commands: the same size gives the same plan, id for id. */
export function demonstrationPlan(size: DemonstrationSize): DemonstrationPlan {
  const luck = chance(801);
  const first = LAST_YEAR - size.years;
  const schools = DEMONSTRATION_SCHOOLS.map((school) => ({ ...school, schoolId: luck.uuid() }));
  const providers = demonstrationProviders(luck);
  const school = schoolDaysFrom(first);
  const legs = allLegs(luck, { size, school, providers });
  const journeys = journeysOf(legs);
  const waiting = waitingChildren(size.pupils);
  const panels = panelsFor({ journeys, waiting });
  const visits = demonstrationVisits(providers, first, troubledAmong(providers, legs));
  const life = lifeSteps(luck, journeys);
  const besides = toldBesides({ legs, journeys, waiting, schools, providers, school }, first);
  const registers = school.days.flatMap((date) => registerSteps(luck, date, legs));
  const steps = [
    ...settingSteps(first, schools, providers),
    ...PROVIDER_CLOSURES.flatMap((closure) => closureSteps(closure, providers, first)),
    ...boardSteps(`${first}-07-01`),
    ...life,
    ...waiting.map(registration),
    ...courseSteps(journeys),
    ...schoolFactSteps(schools, first),
    ...frameworkSteps(providers, `${first}-09-02`),
    ...leavingSteps(legs),
    ...besides.steps,
    ...wayInSteps({ journeys, waiting, providers, issued: issuedIn(life) }, panels),
    ...assuranceSteps({ providers, visits, legs }, first),
    ...registers,
    ...followUpSteps(registers),
  ];
  const cast = { schools, providers, legs, journeys, waiting, panels, visits, besides };
  return {
    references: planReferences(cast, at(`${first}-07-01`, '08:00')),
    // Stable: steps of one instant keep their order.
    steps: steps
      .filter((step) => step.at <= at(DEMONSTRATION_DAY, '17:00'))
      .sort((one, other) => compareDates(one.at, other.at)),
  };
}

/** From when a child has an EHC plan, of those whose circumstances changed to one. */
function issuedIn(life: readonly Step[]): ReadonlyMap<string, string> {
  const changes = life.filter(({ command }) => command.type === 'ChangeChildCircumstances');
  return new Map(
    changes.map(({ command }) => {
      const { pupilId, from } = command.data as { pupilId: string; from: string };
      return [pupilId, from];
    }),
  );
}

interface Cast {
  readonly size: DemonstrationSize;
  readonly school: SchoolDays;
  readonly providers: readonly DemoProvider[];
}

function allLegs(luck: Chance, cast: Cast): DemoLeg[] {
  const { providers, school, size } = cast;
  const { pupils, fullTime = false } = size;
  const stays = (fullTime ? wholeYearStaysOf : staysOf)(luck, pupils, school);
  return stays
    .flatMap((stay) => legsOf(luck, stay, { providers, fullTime }))
    .map((leg, index) =>
      eventful(luck, { ...leg, placementRef: `PL-${String(index + 1).padStart(5, '0')}` }),
    );
}

// A few never arrive and a few are paused for two weeks.
function eventful(luck: Chance, leg: DemoLeg): DemoLeg {
  if (luck.happens(0.02)) return { ...leg, arrival: 'not-arrived' };
  const from = mondayOf(addDays(leg.startsOn, 35));
  const until = addDays(from, 14);
  const room = until < (leg.endedOn ?? DEMONSTRATION_DAY);
  return room && luck.happens(0.05) ? { ...leg, pause: { from, until } } : leg;
}

function closureSteps(
  closure: { provider: string; date: string },
  providers: readonly DemoProvider[],
  first: number,
): Step[] {
  const provider = providers.find((each) => each.name === closure.provider);
  if (!provider || closure.date < `${first}-09-01`) return [];
  const owner = { scope: 'provider', ref: provider.providerId };
  return [
    {
      at: at(closure.date, '07:45'),
      category: 'calendar',
      streamId: `calendar-provider-${provider.providerId}`,
      command: { type: 'RecordClosure', data: { ...owner, date: closure.date, reason: 'closed' } },
      actor: HUB_OFFICER,
      source: { kind: 'screen' },
    },
  ];
}
