import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type VoiceRefusal =
  | 'voice-not-yet-heard'
  | 'voice-of-somebody-else'
  | 'exercise-has-another-reference'
  | 'exercise-ends-before-it-opens'
  | 'exercise-not-opened'
  | 'exercise-closed'
  | 'closed-before-a-response'
  | 'question-unknown'
  | 'voice-response-of-another-child';

export const voiceRefusals: RefusalSentences<VoiceRefusal> = {
  'voice-not-yet-heard': '{heardOn} is yet to come; record what was said once it was said.',
  'voice-of-somebody-else':
    'Under this id the words of a {whose} are recorded; give other words an id of their own.',
  'exercise-has-another-reference':
    'This exercise is recorded under the reference {exerciseRef}; ' +
    'an exercise with another reference is another exercise.',
  'exercise-ends-before-it-opens':
    'The exercise opened on {openedOn}, after {date}; it must close on that day or later.',
  'exercise-not-opened': 'This exercise was never opened; open it first.',
  'exercise-closed': 'The exercise was closed on {closedOn}; what comes in later is not taken.',
  'closed-before-a-response':
    'A response was received on {receivedOn}; the exercise was not closed before that day.',
  'question-unknown': 'The exercise does not ask this question; give one of those it asks.',
  'voice-response-of-another-child':
    'This response was recorded for another child; record it under a reference of its own.',
};

export const refuse = (code: VoiceRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
