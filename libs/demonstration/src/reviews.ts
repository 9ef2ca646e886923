import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { mondayOf } from './days.js';
import type { Journey } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { panelRefOn } from './panels.js';
import { HUB_OFFICER } from './people.js';
import { type Step, stepsOf } from './step.js';

const REVIEWS = [
  ['six-week', 42],
  ['twelve-week', 84],
] as const;

/** The package agreed with its way out, and the reviews after six and twelve weeks; a few are missed and held late. */
export function courseSteps(journeys: readonly Journey[]): Step[] {
  const luck = chance(8060);
  return journeys.flatMap((journey) => [
    packageAgreed(luck, journey),
    ...journey.legs
      .filter(({ arrival }) => arrival === 'arrived')
      .flatMap((leg) => REVIEWS.flatMap((review) => reviewSteps(luck, leg, review))),
  ]);
}

function packageAgreed(luck: Chance, journey: Journey): Step {
  const { pupil, legs, orderedOn, panelOn } = journey;
  const actor = HUB_OFFICER;
  const step = stepsOf({ category: 'provision', id: pupil.pupilId, actor, time: '08:05' });
  const sessions = legs.map(({ pattern }) => pattern.replaceAll('0', '').length);
  const agreed = step(orderedOn, 'AgreePackage', {
    pupilId: pupil.pupilId,
    sessionsAWeek: sessions.reduce((sum, each) => sum + each, 0),
    placementIds: legs.map(({ placementId }) => placementId),
    agreedOn: orderedOn,
    exitDestination:
      pupil.age >= 15 ? 'post-16' : luck.pick(['mainstream-school', 'not-yet-known']),
    exitTargetOn: legs.map(({ plannedEndOn }) => plannedEndOn).sort()[0],
    words: 'A visit to the next place in the last month, and a named person there',
  });
  return panelOn === undefined ? agreed : { ...agreed, decisionRef: panelRefOn(panelOn) };
}

function reviewSteps(luck: Chance, leg: DemoLeg, [kind, days]: (typeof REVIEWS)[number]): Step[] {
  const { pupil, placementId, startsOn } = leg;
  const dueOn = addDays(startsOn, days);
  const isMissed = luck.happens(0.08);
  const progress = [luck.pick(PROGRESS), luck.pick(PROGRESS)];
  if (dueOn > (leg.endedOn ?? dueOn)) return [];
  const actor = HUB_OFFICER;
  const step = stepsOf({ category: 'review', id: pupil.pupilId, actor, time: '16:55' });
  const name = { pupilId: pupil.pupilId, placementId, kind, dueOn, placement: { startsOn } };
  const scheduled = step(addDays(mondayOf(startsOn), 4), 'ScheduleReview', name);
  const [missedOn, heldLate] = [addDays(dueOn, 1), addDays(dueOn, 15)];
  const held = {
    ...{ ...name, decision: 'continue' },
    attendees: ['child', 'parent-or-carer', 'provider', 'school'],
    targets: progress.map((each) => ({ progress: each })),
    childView: 'It is going well and I know who to ask',
  };
  if (!isMissed || heldLate > (leg.endedOn ?? heldLate))
    return [scheduled, step(dueOn, 'HoldReview', { ...held, heldOn: dueOn })];
  const missed = { ...name, missedOn, missedReason: 'not-arranged' };
  return [
    scheduled,
    step(missedOn, 'RecordReviewMissed', missed),
    step(heldLate, 'HoldReview', { ...held, heldOn: heldLate }),
  ];
}

const PROGRESS = ['green', 'green', 'amber', 'red'] as const;
