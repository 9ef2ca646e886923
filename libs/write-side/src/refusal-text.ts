import { approachRefusals } from '@ledger/approach';
import { budgetRefusals } from '@ledger/budget';
import { calendarRefusals } from '@ledger/calendar';
import { improvementPlanRefusals } from '@ledger/improvement-plan';
import { type Refusal, refusalSentence } from '@ledger/kernel';
import { panelRefusals } from '@ledger/panel';
import { providerRefusals } from '@ledger/provider';
import { provisionRefusals } from '@ledger/provision';
import { pupilRefusals } from '@ledger/pupil';
import { referenceRefusals } from '@ledger/reference';
import { referralRefusals } from '@ledger/referral';
import { registerRefusals } from '@ledger/register';
import { schoolRefusals } from '@ledger/school';
import { recordingRefusals } from './recording.refusals.js';

/** Every refusal's sentence by its code; `{name}` is filled from the refusal's detail. */
export const refusalSentences: Readonly<Record<string, string>> = {
  ...recordingRefusals,
  ...approachRefusals,
  ...budgetRefusals,
  ...calendarRefusals,
  ...panelRefusals,
  ...improvementPlanRefusals,
  ...providerRefusals,
  ...provisionRefusals,
  ...pupilRefusals,
  ...referenceRefusals,
  ...referralRefusals,
  ...registerRefusals,
  ...schoolRefusals,
};

/** What to tell the person who asked. */
export const refusalText = (refusal: Refusal) => refusalSentence(refusalSentences, refusal);
