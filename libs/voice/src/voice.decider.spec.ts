import { spec } from '@ledger/kernel/testing';
import type { VoiceCommand } from './voice.commands.js';
import { voice } from './voice.decider.js';
import type { VoiceEvent } from './voice.events.js';

const { given } = spec(voice);

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const data = {
  voiceId: 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55',
  pupilId,
  stage: 'moving-in',
  heardOn: '2025-11-03',
  gatheredBy: 'conversation',
} as const;
const narrative = (words: string) => [{ pupilId, class: 'narrative' as const, values: { words } }];
const said: VoiceEvent = { type: 'ChildVoiceRecorded', data };
const known = { ...said, personal: narrative('I want to go back.') };
const ask = (type: VoiceCommand['type'], more: object = {}): VoiceCommand => ({
  type,
  data: { ...data, words: 'I want to go back.', ...more },
});

describe.each([
  ['RecordChildVoice', 'ChildVoiceRecorded', 'ChildVoiceCorrected'],
  ['RecordParentVoice', 'ParentVoiceRecorded', 'ParentVoiceCorrected'],
] as const)('%s', (command, recorded, corrected) => {
  const before = { ...known, type: recorded };

  it('records the stage and the day, and seals the words, once', () => {
    given()
      .when(ask(command))
      .thenRecorded({
        type: recorded,
        data,
        effectiveOn: '2025-11-03',
        pupilId,
        personal: narrative('I want to go back.'),
      });
    given(before).when(ask(command)).thenNothing();
  });

  it('puts right the words alone', () => {
    given(before)
      .when(ask(command, { words: 'I want to go back soon.' }))
      .thenRecorded({
        type: corrected,
        data,
        effectiveOn: '2025-11-03',
        pupilId,
        personal: narrative('I want to go back soon.'),
        corrects: 'event-1',
      });
  });

  it('refuses a day that is yet to come', () => {
    given()
      .when(ask(command, { heardOn: '2026-01-16' }))
      .thenRefused('voice-not-yet-heard');
  });
});

describe('one id', () => {
  it('is never for the words of both', () => {
    given(known).when(ask('RecordParentVoice')).thenRefused('voice-of-somebody-else');
  });
});
