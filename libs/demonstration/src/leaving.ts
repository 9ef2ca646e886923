import { addDays } from '@ledger/school-time';
import { checkDatesOf } from '@ledger/transition';
import { chance, type Chance } from './chance.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import { type Step, stepsOf } from './step.js';

/** How children leave: a plan, where to, and what became of them at the dates of the checks. */
export function leavingSteps(legs: readonly DemoLeg[]): Step[] {
  const luck = chance(8061);
  // Both placements of a package end alike.
  const known = new Map<string, Leaving>();
  return legs.flatMap((leg) => {
    const { arrival, endedOn, pupil } = leg;
    if (arrival !== 'arrived' || endedOn === undefined) return [];
    const leaving = known.get(pupil.pupilId) ?? leavingOf(luck, leg);
    known.set(pupil.pupilId, leaving);
    return stepsOfLeaving(leg, endedOn, leaving);
  });
}

interface Leaving {
  readonly destination: string;
  /** What is found on 31 October and on 31 March. */
  readonly outcomes: readonly string[];
  readonly isPlanned: boolean;
}

const leavingOf = (luck: Chance, leg: DemoLeg): Leaving => ({
  destination: luck.pick(destinationsOf(leg)),
  outcomes: [luck.pick(OUTCOMES), luck.pick(OUTCOMES)],
  isPlanned: luck.happens(0.9),
});

function destinationsOf(leg: DemoLeg): readonly string[] {
  if (isYearElevenLeaver(leg)) return AFTER_SCHOOL;
  return leg.endReason === 'breakdown' || leg.endReason === 'other-provision'
    ? ['other-provision']
    : ['mainstream-school', 'mainstream-school', 'special-school'];
}

function stepsOfLeaving(leg: DemoLeg, endedOn: string, leaving: Leaving): Step[] {
  const { pupil, placementId, startsOn } = leg;
  const { destination, outcomes, isPlanned } = leaving;
  const actor = HUB_OFFICER;
  const step = stepsOf({ category: 'transition', id: placementId, actor, time: '16:58' });
  const leaver = isYearElevenLeaver(leg) ? 'year-11' : 'other';
  const soon = addDays(endedOn, -14);
  const planned = soon < startsOn ? startsOn : soon;
  const about = { pupilId: pupil.pupilId, placement: { startsOn, leaver } };
  const left = { ...about, placement: { startsOn, endedOn, leaver } };
  const dates = checkDatesOf(endedOn, leaver);
  return [
    ...(isPlanned ? [step(planned, 'StartTransitionPlan', { ...about, startedOn: planned })] : []),
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

const AFTER_SCHOOL = ['further-education', 'further-education', 'apprenticeship', 'not-known'];
const OUTCOMES = ['sustained', 'sustained', 'sustained', 'lost', 'not-known'] as const;
