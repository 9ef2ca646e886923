import { stateOf } from '@ledger/kernel/testing';
import { comparedThemes, themesOf } from './themes.js';
import { voiceExercise } from './voice-exercise.decider.js';

let ids = 0;
const idOf = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;

/** An exercise in which so many responses speak of each theme. */
const exercise = (counts: Readonly<Record<string, number>>) =>
  stateOf(
    voiceExercise,
    Object.entries(counts).flatMap(([theme, count]) =>
      Array.from({ length: count }, () => ({
        type: 'VoiceResponseReceived' as const,
        data: { responseId: idOf(), question: 'What helps?', themes: [theme] },
      })),
    ),
  );
const compared = (now: Record<string, number>, before: Record<string, number>) =>
  comparedThemes(exercise(now), exercise(before)).map(
    ({ theme, responses, before: past, change }) => [theme, responses, past, change],
  );

describe('the themes of an exercise', () => {
  it('are counted question by question', () => {
    expect(themesOf(exercise({ time: 1, staff: 2 }))).toEqual([
      { question: 'What helps?', theme: 'staff', responses: 2 },
      { question: 'What helps?', theme: 'time', responses: 1 },
    ]);
  });

  it('are set beside those of the exercise before', () => {
    expect(compared({ staff: 9, time: 6 }, { staff: 5, travel: 8 })).toEqual([
      ['staff', 9, 5, 4],
      ['time', 6, 0, 6],
      ['travel', 0, 8, -8],
    ]);
  });

  it('edge case 31: show no number under five, nor one from which it could be worked out', () => {
    expect(compared({ a: 4, b: 3, c: 5 }, {})).toEqual([
      ['a', null, 0, null],
      ['b', null, 0, null],
      ['c', 5, 0, 5],
    ]);
    expect(compared({ a: 4, b: 6, c: 9 }, { c: 5 })).toEqual([
      ['a', null, 0, null],
      ['b', null, 0, null],
      ['c', 9, 5, 4],
    ]);
  });
});
