import { idOfStream, legHandlers } from '@ledger/caseload';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { TransitionEvent } from '@ledger/transition/events';
import { provisionItems as planned } from './provider-plan.items.js';
import { both, bySubject, type Step, watching } from './watching.js';

const onProvision = watching<ProvisionEvent>();
const onTransition = watching<TransitionEvent>();

/** Who leaves provision so is followed for two years; who goes on to other provision is not. */
const followed: readonly string[] = ['reintegrated', 'post-16', 'specialist', 'planned'];

const transitionOf = (placementId: string) => `transition-${placementId}`;

const ended = onProvision<'PlacementEnded'>(
  ({ data: { placementId, endedOn, endReason }, streamId }): readonly Step[] => {
    if (endReason === undefined || !followed.includes(endReason)) return [];
    const pupilId = idOfStream(streamId, 'provision');
    const leaver = endReason === 'post-16' ? 'year-11' : 'other';
    return [
      {
        ...{ opens: 'left', subject: transitionOf(placementId), pupilId, openedOn: endedOn },
        facts: { placementId, leaver },
      },
    ];
  },
  ({ data }) => [bySubject(transitionOf(data.placementId))],
);

const corrected = onProvision<'PlacementCorrected'>(
  ({ data: { changed }, meta }, known): readonly Step[] => {
    const left = known.last('left');
    if (changed.endedOn === undefined || !left) return [];
    return [{ closes: 'left', on: meta.effectiveOn }];
  },
  ({ data }) => [bySubject(transitionOf(data.placementId))],
);

/** Placements, with those that were left. */
export const leavingItems = {
  PlacementEnded: both(planned.PlacementEnded, ended),
  PlacementCorrected: both(legHandlers.PlacementCorrected, corrected),
} as const;

/** What is known of those who left: where they go, and which checks were made. */
export const transitionItems = {
  TransitionPlanStarted: 'ignore',
  OnwardDestinationAgreed: onTransition<'OnwardDestinationAgreed'>(({ data }) => [
    { opens: 'destination-agreed', pupilId: data.pupilId, openedOn: data.agreedOn },
  ]),
  InformationPackSent: 'ignore',
  InformationPackAcknowledged: 'ignore',
  KeepInTouchContact: 'ignore',
  EndOfPlacementSurvey: 'ignore',
  DestinationChecked: onTransition<'DestinationChecked'>(({ data }) => [
    { opens: 'checked', item: data.point, pupilId: data.pupilId, openedOn: data.checkedOn },
  ]),
  DestinationSustained: 'ignore',
  DestinationLost: 'ignore',
  TrackingClosed: onTransition<'TrackingClosed'>(({ data }) => [
    { closes: 'left', on: data.closedOn },
  ]),
} as const;
