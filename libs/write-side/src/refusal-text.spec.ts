import { budgetRefusals } from '@ledger/budget';
import { calendarRefusals } from '@ledger/calendar';
import { Refusal } from '@ledger/kernel';
import { providerRefusals } from '@ledger/provider';
import { provisionRefusals } from '@ledger/provision';
import { pupilRefusals } from '@ledger/pupil';
import { referenceRefusals } from '@ledger/reference';
import { registerRefusals } from '@ledger/register';
import { schoolRefusals } from '@ledger/school';
import { recordingRefusals } from './recording.refusals.js';
import { refusalSentences, refusalText } from './refusal-text.js';

const tables: readonly Readonly<Record<string, string>>[] = [
  budgetRefusals,
  calendarRefusals,
  providerRefusals,
  provisionRefusals,
  pupilRefusals,
  recordingRefusals,
  referenceRefusals,
  registerRefusals,
  schoolRefusals,
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
