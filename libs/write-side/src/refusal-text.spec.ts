import { budgetRefusals } from '@ledger/budget';
import { calendarRefusals } from '@ledger/calendar';
import { complianceRefusals } from '@ledger/compliance';
import { findingRefusals } from '@ledger/finding';
import { incidentRefusals } from '@ledger/incident';
import { exclusionRefusals } from '@ledger/exclusion';
import { Refusal } from '@ledger/kernel';
import { providerRefusals } from '@ledger/provider';
import { providerPlanRefusals } from '@ledger/provider-plan';
import { provisionRefusals } from '@ledger/provision';
import { pupilRefusals } from '@ledger/pupil';
import { qaVisitRefusals } from '@ledger/qa-visit';
import { referenceRefusals } from '@ledger/reference';
import { registerRefusals } from '@ledger/register';
import { registrationRefusals } from '@ledger/registration';
import { schoolRefusals } from '@ledger/school';
import { section175Refusals } from '@ledger/section-175';
import { supportRefusals } from '@ledger/support';
import { recordingRefusals } from './recording.refusals.js';
import { refusalSentences, refusalText } from './refusal-text.js';

const tables: readonly Readonly<Record<string, string>>[] = [
  budgetRefusals,
  calendarRefusals,
  complianceRefusals,
  findingRefusals,
  incidentRefusals,
  providerPlanRefusals,
  exclusionRefusals,
  providerRefusals,
  provisionRefusals,
  pupilRefusals,
  qaVisitRefusals,
  recordingRefusals,
  referenceRefusals,
  registerRefusals,
  registrationRefusals,
  schoolRefusals,
  section175Refusals,
  supportRefusals,
];

describe('the sentences of refusals', () => {
  it('hold every aggregate’s own sentence: no code means two things', () => {
    for (const table of tables) expect(refusalSentences).toEqual(expect.objectContaining(table));
  });

  it('are sentences', () => {
    for (const sentence of Object.values(refusalSentences))
      expect(sentence).toMatch(/^[A-Z{].*\.$/);
  });

  it('are filled from the detail', () => {
    const refusal = new Refusal('reference-already-claimed', { kind: 'pupil' });
    expect(refusalText(refusal)).toContain('pupil reference');
  });
});
