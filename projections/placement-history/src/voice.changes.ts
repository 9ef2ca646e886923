import type { Seen } from '@ledger/read-model';
import type { SupportReferralEvent } from '@ledger/school-facts/events';
import type { VoiceEvent, VoiceExerciseEvent } from '@ledger/voice/events';
import { entered } from './entered.js';

/** What is received in an exercise; that it opens and closes is about no child. */
type ResponseEvent = Extract<
  VoiceExerciseEvent,
  { readonly type: 'VoiceResponseReceived' | 'VoiceResponseCorrected' }
>;
export type HeardEvent = VoiceEvent | ResponseEvent | SupportReferralEvent;

// A response or a referral to a service may name no child; it is then in no child's history.
const ofHeard = {
  changes: (event: Seen<HeardEvent>) => {
    const { pupilId } = event.data;
    return pupilId === undefined ? [] : entered(event, { pupilId, placementId: null });
  },
};

/** What children and parents said, and the services that a child was referred to. */
export const heardHandlers = {
  ChildVoiceRecorded: ofHeard,
  ChildVoiceCorrected: ofHeard,
  ParentVoiceRecorded: ofHeard,
  ParentVoiceCorrected: ofHeard,
  VoiceResponseReceived: ofHeard,
  VoiceResponseCorrected: ofHeard,
  SupportReferralMade: ofHeard,
  SupportReferralCorrected: ofHeard,
};
