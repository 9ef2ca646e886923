import type { SealedValue } from '@ledger/kernel';
import type { EntryRow } from './placement-history.projection.js';
import { emptyPast } from './telling.js';
import { heardHandlers } from './voice.changes.js';
import { voiceTellings } from './voice.telling.js';

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const sealed = { eventId: 'first', schemaVersion: 1, part: {} } as SealedValue;
const entry = (more: Partial<EntryRow>) =>
  ({
    eventId: 'first',
    corrects: null,
    identity: null,
    needs: null,
    narrative: null,
    ...more,
  }) as EntryRow;

describe('the telling of what was said', () => {
  const data = { voiceId: pupilId, pupilId, stage: 'leaving', heardOn: '2026-01-05' } as const;
  const voice = { ...data, gatheredBy: 'conversation' } as const;

  it('names whose words they are and leaves the words under seal', () => {
    const past = emptyPast(new Map());
    const first = entry({ data: voice, narrative: sealed });
    const told = voiceTellings.ParentVoiceRecorded(voice, past, first);
    expect(told.what).toBe('What a parent or carer said');
    expect(told.details.find(({ label }) => label === 'Words')?.value).toEqual({
      $sealed: sealed,
      field: 'words',
    });
    const again = entry({ eventId: 'second', corrects: 'first', data: voice, narrative: sealed });
    const corrected = voiceTellings.ParentVoiceCorrected(voice, past, again);
    expect(corrected.what).toBe('What a parent or carer said, put right');
  });

  it('lists the themes of a response', () => {
    const answer = { responseId: pupilId, question: 'What helps?', themes: ['staff', 'time'] };
    const told = voiceTellings.VoiceResponseReceived(
      answer,
      emptyPast(new Map()),
      entry({ data: answer }),
    );
    expect(told.details).toContainEqual({ label: 'Themes', kind: 'text', value: 'staff, time' });
  });
});

describe('the telling of a referral to a support service', () => {
  it('names the service', () => {
    const data = { schoolUrn: '109345', service: 'mhst', referredOn: '2025-10-01' } as const;
    const told = voiceTellings.SupportReferralMade(
      data,
      emptyPast(new Map()),
      entry({ data, identity: sealed }),
    );
    expect(told.what).toBe('Referred to a support service');
    expect(told.details.map(({ label }) => label)).toEqual([
      'Support service',
      'Referred on',
      'Referring school (URN)',
      'Referral reference',
    ]);
  });

  it('is in no history where no child is named', () => {
    const { changes } = heardHandlers.SupportReferralMade;
    const data = { schoolUrn: '109345', service: 'mhst', referredOn: '2025-10-01' };
    expect(changes({ data } as Parameters<typeof changes>[0])).toEqual([]);
  });
});
