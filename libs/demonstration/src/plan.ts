import { addDays, compareDates } from '@ledger/school-time';
import { boardSteps, PLAN } from './board.js';
import { chance, type Chance } from './chance.js';
import { mondayOf, type SchoolDays, schoolDaysFrom } from './days.js';
import { type DemoLeg, legsOf } from './legs.js';
import { lifeSteps } from './life.js';
import { type DemoProvider, demonstrationProviders } from './providers.js';
import { PROVIDER_CLOSURES, registerSteps } from './registers.js';
import { DEMONSTRATION_SCHOOLS } from './schools.js';
import { type KnownSchool, settingSteps } from './setting.js';
import { staysOf } from './stays.js';
import { at, type Step } from './step.js';
import { HUB_OFFICER } from './people.js';
import { DEMONSTRATION_DAY, LAST_YEAR } from './terms.js';

export interface DemonstrationSize {
  readonly pupils: number;
  /** Whole school years before the autumn of the demonstration's last day: 1 to 4. */
  readonly years: number;
}

export const USUAL_SIZE: DemonstrationSize = { pupils: 300, years: 2 };

/** An outside reference of the demonstration and the id that it stands for. */
export interface DemoReference {
  readonly kind: 'school' | 'provider' | 'pupil' | 'placement' | 'plan';
  readonly ref: string;
  readonly id: string;
  readonly pupilId?: string;
  /** When it is first needed. */
  readonly at: string;
}

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
  const steps = [
    ...settingSteps(first, schools, providers),
    ...PROVIDER_CLOSURES.flatMap((closure) => closureSteps(closure, providers, first)),
    ...boardSteps(`${first}-07-01`),
    ...lifeSteps(luck, legs),
    ...school.days.flatMap((date) => registerSteps(luck, date, legs)),
  ];
  return {
    references: references({ schools, providers, legs }, at(`${first}-07-01`, '08:00')),
    // Stable: steps of one instant keep their order.
    steps: steps.sort((one, other) => compareDates(one.at, other.at)),
  };
}

interface Cast {
  readonly size: DemonstrationSize;
  readonly school: SchoolDays;
  readonly providers: readonly DemoProvider[];
}

function allLegs(luck: Chance, cast: Cast): DemoLeg[] {
  const stays = staysOf(luck, cast.size.pupils, cast.school);
  return stays
    .flatMap((stay) => legsOf(luck, stay, cast.providers))
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

function references(
  known: { schools: KnownSchool[]; providers: readonly DemoProvider[]; legs: readonly DemoLeg[] },
  opening: string,
): DemoReference[] {
  const pupils = new Map(known.legs.map(({ pupil }) => [pupil.pupilId, pupil]));
  return [
    ...known.schools.map(({ urn, schoolId }): DemoReference => ({
      kind: 'school',
      ref: urn,
      id: schoolId,
      at: opening,
    })),
    ...known.providers.map(({ providerRef, providerId }): DemoReference => ({
      kind: 'provider',
      ref: providerRef,
      id: providerId,
      at: opening,
    })),
    ...[...pupils.values()].map(({ pupilRef, pupilId }): DemoReference => ({
      kind: 'pupil',
      ref: pupilRef,
      id: pupilId,
      at: opening,
    })),
    ...known.legs.map(({ placementRef, placementId, pupil }): DemoReference => ({
      kind: 'placement',
      ref: placementRef,
      id: placementId,
      pupilId: pupil.pupilId,
      at: opening,
    })),
    { kind: 'plan', ...PLAN, at: opening },
  ];
}
