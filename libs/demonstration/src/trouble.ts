import { chance } from './chance.js';
import { orderedOn } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { QA_OFFICER } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';
import { AUTHORITY } from './terms.js';
import type { DemoVisit } from './visits.js';

const SUSPENDED_ON = '2026-09-14';

/** Of the providers that took nobody after the day, the one with most children there. */
export function troubledAmong(
  providers: readonly DemoProvider[],
  legs: readonly DemoLeg[],
): DemoProvider | undefined {
  const quiet = providers.filter(
    (provider) => !legs.some((leg) => leg.provider === provider && orderedOn(leg) >= SUSPENDED_ON),
  );
  const counted = quiet.map((provider) => ({ provider, there: childrenAt(provider, legs).length }));
  return counted.sort((one, other) => other.there - one.there)[0]?.provider;
}

/** After the red finding: no new placements, a plan to improve, and a decision for each child there. */
export function troubleSteps(visits: readonly DemoVisit[], legs: readonly DemoLeg[]): Step[] {
  const visit = visits.find(({ finding }) => finding?.isRed);
  if (!visit?.finding) return [];
  const { providerId } = visit.provider;
  const luck = chance(8054);
  const actor = QA_OFFICER;
  const suspend = stepsOf({ category: 'provider', id: providerId, actor, time: '15:56' });
  const step = stepsOf({ category: 'provider-plan', id: luck.uuid(), actor, time: '15:57' });
  const there = childrenAt(visit.provider, legs);
  return [
    suspend(SUSPENDED_ON, 'SuspendProvider', {
      ...{ scope: 'new-placements', from: SUSPENDED_ON, reasonCode: 'safeguarding' },
    }),
    step(SUSPENDED_ON, 'OpenProviderPlan', {
      ...{ providerId, openedOn: SUSPENDED_ON, findingIds: [visit.finding.findingId] },
      ...{ suspension: 'new-placements', reviewOn: '2026-10-23' },
      liveChildren: there.map(childOf),
    }),
    ...milestones(luck.uuid(), luck.uuid()).map(([date, type, data]) => step(date, type, data)),
    // The last child's decision is still awaited.
    ...there.slice(0, -1).map((leg, index) =>
      step('2026-09-17', 'DecideLiveChild', {
        ...{ ...childOf(leg), decidedOn: '2026-09-17' },
        decision: index === 0 ? 'move' : 'stay',
      }),
    ),
  ];
}

// One met in time, one missed.
function milestones(checks: string, central: string) {
  const [met, missed] = ['2026-09-21', '2026-10-06'];
  const set = (milestoneId: string, title: string, dueOn: string) =>
    [SUSPENDED_ON, 'SetMilestone', { milestoneId, title, dueOn }] as const;
  return [
    set(checks, 'Every adult is checked before work begins', met),
    set(central, 'The single central record is complete', '2026-10-05'),
    [met, 'MeetMilestone', { milestoneId: checks, metOn: met }],
    [missed, 'MissMilestone', { milestoneId: central, missedOn: missed }],
  ] as const;
}

const childrenAt = (provider: DemoProvider, legs: readonly DemoLeg[]) =>
  legs.filter(
    (leg) =>
      leg.provider === provider &&
      leg.arrival === 'arrived' &&
      leg.startsOn <= SUSPENDED_ON &&
      SUSPENDED_ON <= (leg.endedOn ?? SUSPENDED_ON),
  );

const childOf = ({ pupil, placementId }: DemoLeg) => ({
  ...{ pupilId: pupil.pupilId, placementId, authority: AUTHORITY },
});
