import { addDays } from '@ledger/school-time';
import { checkDatesOf } from '@ledger/transition';
import { chance, type Chance } from './chance.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import { type Step, stepsOf } from './step.js';

/** How children leave: a plan, where to, and what became of them at the dates of the checks. */
export function leavingSteps(legs: readonly DemoLeg[]): Step[] {
  const luck = chance(8061);
  return legs
    .filter(({ arrival, endedOn }) => arrival === 'arrived' && endedOn !== undefined)
    .flatMap((leg) => leavingOf(luck, leg, leg.endedOn ?? ''));
}

function leavingOf(luck: Chance, leg: DemoLeg, endedOn: string): Step[] {
  const { pupil, placementId, startsOn } = leg;
  const actor = HUB_OFFICER;
  const step = stepsOf({ category: 'transition', id: placementId, actor, time: '16:58' });
  const isLeaver = isYearElevenLeaver(leg);
  const leaver = isLeaver ? 'year-11' : 'other';
  const destination = isLeaver
    ? luck.pick(['further-education', 'further-education', 'apprenticeship', 'not-known'])
    : luck.pick(['mainstream-school', 'mainstream-school', 'other-provision', 'special-school']);
  const outcomes = [luck.pick(OUTCOMES), luck.pick(OUTCOMES)];
  const told = luck.happens(0.9);
  const soon = addDays(endedOn, -14);
  const planned = soon < startsOn ? startsOn : soon;
  const about = { pupilId: pupil.pupilId, placement: { startsOn, leaver } };
  const left = { ...about, placement: { startsOn, endedOn, leaver } };
  const dates = checkDatesOf(endedOn, leaver);
  return [
    ...(told ? [step(planned, 'StartTransitionPlan', { ...about, startedOn: planned })] : []),
    step(endedOn, 'AgreeOnwardDestination', { ...about, agreedOn: endedOn, destination }),
    ...(['oct-31', 'mar-31'] as const).map((point, index) =>
      step(dates[point], 'CheckDestination', {
        ...{ ...left, point, checkedOn: dates[point], outcome: outcomes[index] },
      }),
    ),
  ];
}

/** Whether the placement ended in the June in which the child left school. */
export const isYearElevenLeaver = ({ pupil, endedOn }: DemoLeg): boolean =>
  pupil.age === 15 && endedOn?.slice(5, 7) === '06';

const OUTCOMES = ['sustained', 'sustained', 'sustained', 'lost', 'not-known'] as const;
