import { approachRefusals } from '@ledger/approach';
import { budgetRefusals } from '@ledger/budget';
import { calendarRefusals } from '@ledger/calendar';
import { frameworkRefusals } from '@ledger/framework';
import { erasureRefusals } from '@ledger/erasure';
import { exclusionRefusals } from '@ledger/exclusion';
import { improvementPlanRefusals } from '@ledger/improvement-plan';
import { complianceRefusals } from '@ledger/compliance';
import { findingRefusals } from '@ledger/finding';
import { incidentRefusals } from '@ledger/incident';
import { type Refusal, refusalSentence } from '@ledger/kernel';
import { panelRefusals } from '@ledger/panel';
import { progressRefusals } from '@ledger/progress';
import { providerRefusals } from '@ledger/provider';
import { providerPlanRefusals } from '@ledger/provider-plan';
import { provisionRefusals } from '@ledger/provision';
import { pupilRefusals } from '@ledger/pupil';
import { qaVisitRefusals } from '@ledger/qa-visit';
import { referenceRefusals } from '@ledger/reference';
import { referralRefusals } from '@ledger/referral';
import { registerRefusals } from '@ledger/register';
import { registrationRefusals } from '@ledger/registration';
import { schoolRefusals } from '@ledger/school';
import { section175Refusals } from '@ledger/section-175';
import { schoolFactsRefusals } from '@ledger/school-facts';
import { triangulationRefusals } from '@ledger/triangulation';
import { voiceRefusals } from '@ledger/voice';
import { reviewRefusals } from '@ledger/review';
import { transitionRefusals } from '@ledger/transition';
import { supportRefusals } from '@ledger/support';
import { recordingRefusals } from './recording.refusals.js';

/** Every refusal's sentence by its code; `{name}` is filled from the refusal's detail. */
export const refusalSentences: Readonly<Record<string, string>> = {
  ...recordingRefusals,
  ...approachRefusals,
  ...budgetRefusals,
  ...calendarRefusals,
  ...panelRefusals,
  ...frameworkRefusals,
  ...erasureRefusals,
  ...exclusionRefusals,
  ...improvementPlanRefusals,
  ...complianceRefusals,
  ...findingRefusals,
  ...incidentRefusals,
  ...providerPlanRefusals,
  ...progressRefusals,
  ...providerRefusals,
  ...provisionRefusals,
  ...pupilRefusals,
  ...qaVisitRefusals,
  ...referenceRefusals,
  ...referralRefusals,
  ...registerRefusals,
  ...registrationRefusals,
  ...schoolRefusals,
  ...section175Refusals,
  ...schoolFactsRefusals,
  ...triangulationRefusals,
  ...voiceRefusals,
  ...reviewRefusals,
  ...transitionRefusals,
  ...supportRefusals,
};

/** What to tell the person who asked. */
export const refusalText = (refusal: Refusal) => refusalSentence(refusalSentences, refusal);
