import { idOfStream } from '@ledger/caseload';
import type { ProgressEvent } from '@ledger/progress/events';
import type { Seen } from '@ledger/read-model';
import type { ReviewEvent } from '@ledger/review/events';
import type { TransitionEvent } from '@ledger/transition/events';
import { entered, ids } from './entered.js';

/** What this file enters. */
export type CourseEvent = ReviewEvent | ProgressEvent | TransitionEvent;

const ofReview = {
  changes: (event: Seen<ReviewEvent>) => {
    const { placementId } = event.data;
    return entered(event, { ...ids(event, 'review'), placementId });
  },
};
const ofProgress = {
  changes: (event: Seen<ProgressEvent>) => {
    const { placementId } = event.data;
    return entered(event, { ...ids(event, 'progress'), placementId });
  },
};
// The stream is named by the placement, the data says whose it is.
const ofLeaving = {
  changes: (event: Seen<TransitionEvent>) => {
    const { pupilId } = event.data;
    return entered(event, { pupilId, placementId: idOfStream(event.streamId, 'transition') });
  },
};

/** Reviews, progress and what came after a placement, in the history of the child. */
export const courseEntries = {
  ReviewDue: ofReview,
  ReviewRescheduled: ofReview,
  ReviewHeld: ofReview,
  ReviewMissed: ofReview,
  BaselineRecorded: ofProgress,
  ProgressRecorded: ofProgress,
  TransitionPlanStarted: ofLeaving,
  OnwardDestinationAgreed: ofLeaving,
  InformationPackSent: ofLeaving,
  InformationPackAcknowledged: ofLeaving,
  KeepInTouchContact: ofLeaving,
  EndOfPlacementSurvey: ofLeaving,
  DestinationChecked: ofLeaving,
  DestinationSustained: ofLeaving,
  DestinationLost: ofLeaving,
  TrackingClosed: ofLeaving,
};
