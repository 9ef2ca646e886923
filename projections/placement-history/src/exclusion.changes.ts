import { idOfStream } from '@ledger/caseload';
import type { ExclusionEvent } from '@ledger/exclusion/events';
import type { Seen } from '@ledger/read-model';
import type { SupportEvent } from '@ledger/support/events';
import { entered } from './entered.js';

export type FromSchoolEvent = ExclusionEvent | SupportEvent;

const of = (aggregate: 'exclusion' | 'support') => ({
  changes: (event: Seen<FromSchoolEvent>) =>
    entered(event, { pupilId: idOfStream(event.streamId, aggregate), placementId: null }),
});
const ofExclusion = of('exclusion');
const ofSupport = of('support');

/** What a school did with a child before and beside a placement: the stream is the child's own. */
export const exclusionHandlers = {
  SuspensionRecorded: ofExclusion,
  SuspensionCorrected: ofExclusion,
  SuspensionEnded: ofExclusion,
  PermanentExclusionRecorded: ofExclusion,
  PermanentExclusionCorrected: ofExclusion,
  SuspensionRescinded: ofExclusion,
  PermanentExclusionRescinded: ofExclusion,
  UpheldByGovernors: ofExclusion,
  ReinstatedByGovernors: ofExclusion,
  IrpOutcomeRecorded: ofExclusion,
  PreApSupportRecorded: ofSupport,
  PreApSupportCorrected: ofSupport,
  PreApSupportEnded: ofSupport,
  InSchoolSupportCommissioned: ofSupport,
  InSchoolSupportCorrected: ofSupport,
  InSchoolSupportEnded: ofSupport,
  HealthAbsenceNotified: ofSupport,
  HealthAbsenceCorrected: ofSupport,
  HealthAbsenceEnded: ofSupport,
};
