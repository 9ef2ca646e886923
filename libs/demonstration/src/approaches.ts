import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import type { Journey } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';

/**
 * The day after the panel each provider of the package is asked, and answers on the Friday; one child
 * in five is asked for at another place as well, which declines.
 */
export function approachSteps(
  journeys: readonly Journey[],
  providers: readonly DemoProvider[],
): Step[] {
  const luck = chance(8045);
  return journeys.flatMap((journey) => {
    const { panelOn, legs } = journey;
    if (panelOn === undefined) return [];
    const declines = luck.happens(0.2);
    const other = luck.pick(providers);
    const isAsked = legs.some(({ provider }) => provider === other);
    return [
      ...legs.flatMap((leg) => accepted(luck, { ...journey, panelOn }, leg)),
      ...(declines && !isAsked ? declined(luck, { ...journey, panelOn }, other) : []),
    ];
  });
}

type Decided = Journey & { readonly panelOn: string };

const stepsOfApproach = (id: string) =>
  stepsOf({ category: 'approach', id, actor: HUB_OFFICER, time: '16:10' });

/** A provider is asked whether it can take the child. */
export function asked(
  approachId: string,
  { referralId, pupil: { pupilId } }: Pick<Journey, 'referralId' | 'pupil'>,
  { providerId, approachedOn }: { providerId: string; approachedOn: string },
): Step {
  return stepsOfApproach(approachId)(approachedOn, 'ApproachProvider', {
    ...{ pupilId, providerId, referralId, approachedOn, respondBy: addDays(approachedOn, 5) },
    referral: { pupilId, status: 'open' },
  });
}

function accepted(
  luck: Chance,
  journey: Decided,
  { provider, pattern, startsOn }: DemoLeg,
): Step[] {
  const approachId = luck.uuid();
  const acceptedOn = addDays(journey.panelOn, 3);
  const approached = { providerId: provider.providerId, approachedOn: addDays(journey.panelOn, 1) };
  return [
    asked(approachId, journey, approached),
    stepsOfApproach(approachId)(acceptedOn, 'AcceptApproach', {
      acceptedOn,
      sessionsAWeek: pattern.replaceAll('0', '').length,
      canStartOn: startsOn,
      pricePence: provider.rate,
      priceBasis: provider.basis,
    }),
  ];
}

function declined(luck: Chance, journey: Decided, { providerId }: DemoProvider): Step[] {
  const approachId = luck.uuid();
  const declinedOn = addDays(journey.panelOn, 3);
  return [
    asked(approachId, journey, { providerId, approachedOn: addDays(journey.panelOn, 1) }),
    stepsOfApproach(approachId)(declinedOn, 'DeclineApproach', {
      declinedOn,
      reason: luck.pick(['no-capacity', 'group-not-suitable', 'needs-cannot-be-met', 'location']),
      words: 'We thought about the group that is here now',
    }),
  ];
}
