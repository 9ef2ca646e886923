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
  return legs
    .filter(({ arrival, endReason }) => arrival === 'arrived' && !NOT_FOLLOWED.includes(endReason))
    .flatMap((leg) => (leg.endedOn === undefined ? [] : followed(luck, leg, leg.endedOn)));
}

function followed(luck: Chance, leg: DemoLeg, endedOn: string): Step[] {
  const { pupil, placementId: id, startsOn } = leg;
  const step = stepsOf({ category: 'transition', id, actor: HUB_OFFICER, time: '16:58' });
  const leaver = isYearElevenLeaver(leg) ? 'year-11' : 'other';
  const about = { pupilId: pupil.pupilId, placement: { startsOn, endedOn, leaver } };
  const dates = checkDatesOf(endedOn, leaver);
  const outcomes = POINTS.map(() => luck.pick(OUTCOMES));
  // A few are late, and stay on the worklist until they are made.
  const made = POINTS.filter(() => luck.happens(0.97));
  const closedOn = addDays(dates['month-24'], 1);
  return [
    ...farewell(luck, leg, { endedOn, about }),
    ...made.map((point, index) =>
      step(dates[point], 'CheckDestination', {
        ...{ ...about, point, checkedOn: dates[point], outcome: outcomes[index] },
      }),
    ),
    ...(made.length === POINTS.length
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
