import { legHandlers } from '@ledger/caseload';
import type { DataOf } from '@ledger/kernel';
import type { ProviderPlanEvent } from '@ledger/provider-plan/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import { both, bySubject, type Known, type Step, watching } from './watching.js';

const onPlan = watching<ProviderPlanEvent>();
const onProvision = watching<ProvisionEvent>();

type Plan = DataOf<ProviderPlanEvent, 'ProviderImprovementPlanOpened'>;

const provisionOf = (pupilId: string) => `provision-${pupilId}`;

const undecided = (plan: Plan): readonly Step[] =>
  plan.liveChildren.map(({ pupilId, placementId, authority }) => ({
    ...{ opens: 'child-undecided', item: placementId, authority, pupilId },
    ...{ providerId: plan.providerId, openedOn: plan.openedOn, dueOn: plan.openedOn },
    facts: { placementId, suspension: plan.suspension },
  }));

const planOf = (known: Known) => known.last('plan-review')?.providerId;

/** What a provider improvement plan waits for, and the children there who wait for a decision. */
export const providerPlanItems = {
  ProviderImprovementPlanOpened: onPlan<'ProviderImprovementPlanOpened'>(({ data }) => [
    {
      ...{ opens: 'plan-review', providerId: data.providerId },
      ...{ openedOn: data.openedOn, dueOn: data.reviewOn },
    },
    ...undecided(data),
  ]),
  MilestoneSet: onPlan<'MilestoneSet'>(({ data, meta }, known) => [
    {
      ...{ opens: 'milestone', item: data.milestoneId, providerId: planOf(known) },
      ...{ dueOn: data.dueOn, facts: { milestoneId: data.milestoneId } },
    },
    { closes: 'milestone-missed', item: data.milestoneId, on: meta.effectiveOn },
  ]),
  MilestoneMet: onPlan<'MilestoneMet'>(({ data }) => [
    { closes: 'milestone', item: data.milestoneId, on: data.metOn },
    { closes: 'milestone-missed', item: data.milestoneId, on: data.metOn },
  ]),
  MilestoneMissed: onPlan<'MilestoneMissed'>(({ data }, known) => [
    { closes: 'milestone', item: data.milestoneId, on: data.missedOn },
    {
      ...{ opens: 'milestone-missed', item: data.milestoneId, providerId: planOf(known) },
      ...{ openedOn: data.missedOn, dueOn: known.last('milestone', data.milestoneId)?.dueOn },
    },
  ]),
  LiveChildDecided: onPlan<'LiveChildDecided'>(
    ({ data }) => [
      {
        ...{ closes: 'child-undecided', item: data.placementId, on: data.decidedOn },
        noting: { decision: data.decision },
      },
      ...pausing(data),
    ],
    ({ data }) => [bySubject(provisionOf(data.pupilId))],
  ),
  ProviderImprovementPlanClosed: onPlan<'ProviderImprovementPlanClosed'>(({ data }) =>
    (['plan-review', 'child-undecided', 'milestone', 'milestone-missed'] as const).map(
      (closes) => ({
        ...{ closes, on: data.closedOn },
      }),
    ),
  ),
} as const;

function pausing(data: DataOf<ProviderPlanEvent, 'LiveChildDecided'>): readonly Step[] {
  const { placementId, pupilId, providerId, authority, decidedOn } = data;
  if (data.decision !== 'pause')
    return [{ closes: 'pause-decided', item: placementId, on: decidedOn }];
  return [
    {
      ...{ opens: 'pause-decided', item: placementId, subject: provisionOf(pupilId) },
      ...{ authority, pupilId, providerId, openedOn: decidedOn, dueOn: decidedOn },
      facts: { placementId },
    },
  ];
}

const settled = (placementId: string, on: string): readonly Step[] => [
  { closes: 'pause-decided', item: placementId, on },
];

/** Placements, and what is decided of them and not yet done. */
export const provisionItems = {
  ...legHandlers,
  PlacementPaused: both(
    legHandlers.PlacementPaused,
    onProvision<'PlacementPaused'>(({ data }) => settled(data.placementId, data.from)),
  ),
  PlacementEnded: both(
    legHandlers.PlacementEnded,
    onProvision<'PlacementEnded'>(({ data }) => settled(data.placementId, data.endedOn)),
  ),
} as const;
