import { addDays } from '@ledger/school-time';
import { checkDatesOf } from '@ledger/transition';
import { chance, type Chance } from './chance.js';
import { isYearElevenLeaver } from './leaving.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import { type Step, stepsOf } from './step.js';

/** Who goes on to other provision, or comes back, is not followed for two years. */
const NOT_FOLLOWED: readonly unknown[] = ['breakdown', 'other-provision'];

/** Those who left are followed for two years: pack, survey, contact, and the checks of each half-year. */
export function followedSteps(legs: readonly DemoLeg[]): Step[] {
  const luck = chance(8090);
  // The checks of both placements of a package find the same.
  const known = new Map<string, Found>();
  return legs.flatMap((leg) => {
    const { arrival, endReason, endedOn, pupil } = leg;
    const isFollowed = arrival === 'arrived' && !NOT_FOLLOWED.includes(endReason);
    if (!isFollowed || endedOn === undefined) return [];
    const about = {
      pupilId: pupil.pupilId,
      placement: { startsOn: leg.startsOn, endedOn, leaver: leaverOf(leg) },
    };
    const before = known.get(pupil.pupilId);
    const found = before ?? foundOf(luck);
    known.set(pupil.pupilId, found);
    return [
      ...(before ? [] : farewell(luck, leg, { endedOn, about })),
      ...checks(leg, { endedOn, about }, found),
    ];
  });
}

const leaverOf = (leg: DemoLeg) => (isYearElevenLeaver(leg) ? 'year-11' : 'other');

/** What is found at each check that is made. */
type Found = ReadonlyMap<(typeof POINTS)[number], string>;

// A few checks are late, and stay on the worklist until they are made.
const foundOf = (luck: Chance): Found =>
  new Map(
    POINTS.flatMap((point) => {
      const outcome = luck.pick(OUTCOMES);
      return luck.happens(0.98) ? [[point, outcome]] : [];
    }),
  );

function checks(leg: DemoLeg, { endedOn, about }: Farewell, found: Found): Step[] {
  const { placementId: id } = leg;
  const step = stepsOf({ category: 'transition', id, actor: HUB_OFFICER, time: '16:58' });
  const dates = checkDatesOf(endedOn, leaverOf(leg));
  const closedOn = addDays(dates['month-24'], 1);
  return [
    ...[...found].map(([point, outcome]) =>
      step(dates[point], 'CheckDestination', {
        ...{ ...about, point, checkedOn: dates[point], outcome },
      }),
    ),
    ...(found.size === POINTS.length
      ? [step(closedOn, 'CloseTracking', { ...about, closedOn, because: 'two-years-over' })]
      : []),
  ];
}

interface Farewell {
  readonly endedOn: string;
  readonly about: object;
}

function farewell(luck: Chance, leg: DemoLeg, { endedOn, about }: Farewell): Step[] {
  const { placementId: id } = leg;
  const step = stepsOf({ category: 'transition', id, actor: HUB_OFFICER, time: '16:58' });
  const [hasPack, isAsked, isCalled] = [0.4, 0.3, 0.4].map((share) => luck.happens(share));
  const [seenOn, calledOn] = [addDays(endedOn, 3), addDays(endedOn, 28)];
  return [
    ...(hasPack
      ? [
          step(endedOn, 'SendInformationPack', { ...about, sentOn: endedOn, to: 'school' }),
          step(seenOn, 'AcknowledgeInformationPack', {
            ...{ ...about, acknowledgedOn: seenOn, to: 'school' },
          }),
        ]
      : []),
    ...(isAsked
      ? [
          step(endedOn, 'RecordEndSurvey', {
            ...{ ...about, surveyedOn: endedOn, respondent: 'child', rating: luck.between(2, 5) },
          }),
        ]
      : []),
    ...(isCalled
      ? [
          step(calledOn, 'KeepInTouch', {
            ...{ ...about, contactedOn: calledOn, with: 'family', reached: luck.happens(0.8) },
          }),
        ]
      : []),
  ];
}

const POINTS = ['month-12', 'month-18', 'month-24'] as const;
const OUTCOMES = ['sustained', 'sustained', 'sustained', 'sustained', 'lost', 'not-known'] as const;
