import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { VoiceExerciseCommand } from './voice.commands.js';
import type { VoiceExerciseEvent } from './voice.events.js';
import { voiceRefusals } from './voice.refusals.js';
import { voiceExercise } from './voice-exercise.decider.js';
import type { VoiceExercise } from './voice-exercise.state.js';

const { given } = spec(voiceExercise);

const responseId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';
const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const other = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
const exercise = {
  exerciseRef: 'VOICE-2025',
  title: 'Autumn 2025',
  questions: ['What helps?', 'What would you change?'],
  openedOn: '2025-10-01',
};
const opened: VoiceExerciseEvent = { type: 'VoiceExerciseOpened', data: exercise };
const answer = { responseId, question: 'What helps?', themes: ['staff', 'time'] };
const received: VoiceExerciseEvent = { type: 'VoiceResponseReceived', data: answer };
const closed: VoiceExerciseEvent = {
  type: 'VoiceExerciseClosed',
  data: { closedOn: '2025-11-28' },
};
const sealed = (subject: string, words = 'They listen.') => [
  { pupilId: subject, class: 'narrative' as const, values: { words } },
];
const open = (more: object = {}): VoiceExerciseCommand => ({
  type: 'OpenVoiceExercise',
  data: { ...exercise, ...more },
});
const receive = (more: object = {}): VoiceExerciseCommand => ({
  type: 'ReceiveVoiceResponse',
  data: { ...answer, ...more },
});
const close = (closedOn: string): VoiceExerciseCommand => ({
  type: 'CloseVoiceExercise',
  data: { closedOn },
});

describe('opening and closing an exercise', () => {
  it('records each once and puts it right', () => {
    given()
      .when(open())
      .thenRecorded({ ...opened, effectiveOn: '2025-10-01' });
    given(opened).when(open()).thenNothing();
    given(opened)
      .when(open({ comparedWith: other }))
      .thenRecorded({
        type: 'VoiceExerciseCorrected',
        data: { ...exercise, comparedWith: other },
        effectiveOn: '2025-10-01',
        corrects: 'event-1',
      });
    given(opened)
      .when(close('2025-11-28'))
      .thenRecorded({ ...closed, effectiveOn: '2025-11-28' });
    given(opened, closed).when(close('2025-11-28')).thenNothing();
    given(opened, closed)
      .when(close('2025-12-05'))
      .thenRecorded({
        type: 'VoiceExerciseClosed',
        data: { closedOn: '2025-12-05' },
        effectiveOn: '2025-12-05',
        corrects: 'event-2',
      });
  });

  it('refuses an end before the beginning, another reference, and an end of what never began', () => {
    given()
      .when(open({ closesOn: '2025-09-30' }))
      .thenRefused('exercise-ends-before-it-opens');
    given(opened).when(close('2025-09-30')).thenRefused('exercise-ends-before-it-opens');
    given(opened)
      .when(open({ exerciseRef: 'VOICE-2' }))
      .thenRefused('exercise-has-another-reference');
    given().when(close('2025-11-28')).thenRefused('exercise-not-opened');
    const late = { ...received, data: { ...answer, receivedOn: '2025-11-30' } };
    given(opened, late).when(close('2025-11-28')).thenRefused('closed-before-a-response');
  });
});

describe('receiving a response', () => {
  it('seals the words under the child, or under its own id where no child is named', () => {
    given(opened)
      .when(receive({ words: 'They listen.', receivedOn: '2025-10-09', pupilId }))
      .thenRecorded({
        type: 'VoiceResponseReceived',
        data: { ...answer, receivedOn: '2025-10-09', pupilId },
        effectiveOn: '2025-10-09',
        pupilId,
        personal: sealed(pupilId),
      });
    given()
      .when(receive({ words: 'They listen.' }))
      .thenRecorded({
        ...received,
        effectiveOn: '2026-01-15',
        pupilId: responseId,
        personal: sealed(responseId),
      });
  });

  it('records nothing the second time, whatever the order of the themes, even once it is closed', () => {
    const known = { ...received, personal: sealed(responseId) };
    const again = receive({ themes: ['time', 'staff', 'time'], words: 'They listen.' });
    given(known).when(again).thenNothing();
    given(opened, known, closed).when(again).thenNothing();
    given(opened, known, closed).when(receive()).thenNothing();
  });

  it('is put right; a child named later takes the words along', () => {
    given({ ...received, personal: sealed(responseId), effectiveOn: '2025-10-09' })
      .when(receive({ pupilId }))
      .thenRecorded({
        type: 'VoiceResponseCorrected',
        data: { ...answer, pupilId },
        effectiveOn: '2025-10-09',
        pupilId,
        personal: sealed(pupilId),
        corrects: 'event-1',
      });
  });

  it('refuses a question that is not asked, another child, and what comes too late', () => {
    given(opened)
      .when(receive({ question: 'Why?' }))
      .thenRefused('question-unknown');
    given(opened, closed).when(receive()).thenRefused('exercise-closed');
    given(opened, { ...received, data: { ...answer, pupilId } })
      .when(receive({ pupilId: other }))
      .thenRefused('voice-response-of-another-child');
  });

  it('takes what was received in time and entered late', () => {
    given(opened, closed)
      .when(receive({ receivedOn: '2025-11-28' }))
      .thenRecorded({
        type: 'VoiceResponseReceived',
        data: { ...answer, receivedOn: '2025-11-28' },
        effectiveOn: '2025-11-28',
        pupilId: responseId,
        personal: [],
      });
  });
});

describe('any history of an exercise', () => {
  const date = fc.constantFrom('2025-09-30', '2025-10-01', '2025-11-01', '2025-12-01');
  const command = fc.oneof(
    date.map((openedOn) => open({ openedOn })),
    fc
      .record({ responseId: fc.constantFrom(responseId, other), receivedOn: date })
      .map((more) => receive(more)),
    date.map((closedOn) => close(closedOn)),
  );
  const asked = (state: VoiceExercise, one: VoiceExerciseCommand) => {
    try {
      return decide(voiceExercise, state, { command: one, facts: { today: '2026-01-15' } });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      expect(voiceRefusals).toHaveProperty(thrown.code);
      return [];
    }
  };

  it('takes nothing after its close, loses no response and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let state = voiceExercise.initial;
        for (const one of commands) {
          const before = state;
          const facts = { eventId: 'event', authority: '801', personal: [] };
          for (const event of asked(state, one))
            state = evolve(voiceExercise, state, { ...event, ...facts });
          expect(asked(state, one)).toEqual([]);
          for (const id of before.responses.keys()) expect(state.responses.has(id)).toBe(true);
          for (const { value } of state.responses.values())
            expect((value.receivedOn ?? '') <= (state.closed?.value ?? '9999')).toBe(true);
        }
      }),
      randomly(150),
    );
  });
});
