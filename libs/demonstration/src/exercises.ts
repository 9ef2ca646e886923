import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import { type Step, stepsOf } from './step.js';
import { DEMONSTRATION_DAY, yearsFrom } from './terms.js';
import { together, type Told } from './told.js';

/** How many of the children who are placed then answer. */
const ASKED = 30;

const QUESTIONS = ['What helps you here?', 'What should be different?'] as const;
const THEMES = {
  [QUESTIONS[0]]: ['trusted-adult', 'trusted-adult', 'practical-work', 'small-groups'],
  [QUESTIONS[1]]: ['travel', 'travel', 'more-subjects', 'see-friends'],
} as const;

/** Each May the children are asked, and what they say is set beside the year before. */
export function exercisesTold(legs: readonly DemoLeg[], first: number): Told {
  const luck = chance(8086);
  const years = yearsFrom(first).slice(1);
  const exercises = years.map((year) => ({
    id: luck.uuid(),
    ref: `AP-VOICE-${year}`,
    openedOn: mondayIn(year),
  }));
  return together(
    exercises.map((exercise, index) => ({
      steps: stepsOfExercise(luck, { ...exercise, before: exercises[index - 1]?.id }, legs),
      references: [{ kind: 'voice-exercise' as const, ref: exercise.ref, id: exercise.id }],
    })),
  );
}

interface Exercise {
  readonly id: string;
  readonly ref: string;
  readonly openedOn: string;
  readonly before: string | undefined;
}

function stepsOfExercise(luck: Chance, exercise: Exercise, legs: readonly DemoLeg[]): Step[] {
  const { id, ref, openedOn, before } = exercise;
  const step = stepsOf({ category: 'voice-exercise', id, actor: HUB_OFFICER, time: '16:14' });
  const closesOn = addDays(openedOn, 18);
  const there = legs.filter((leg) => isThere(leg, openedOn, closesOn));
  const children = new Set(there.map(({ pupil: { pupilId } }) => pupilId));
  const answers = [...children].slice(0, ASKED).flatMap((pupilId, index) => {
    const receivedOn = addDays(openedOn, index % 5);
    return QUESTIONS.map((question) =>
      step(receivedOn, 'ReceiveVoiceResponse', {
        ...{ responseId: luck.uuid(), question, receivedOn, pupilId },
        themes: [luck.pick(THEMES[question])],
        words: WORDS[question],
      }),
    );
  });
  return [
    step(openedOn, 'OpenVoiceExercise', {
      ...{ exerciseRef: ref, title: 'What children say of their placement' },
      ...{ questions: QUESTIONS, openedOn, closesOn },
      ...(before === undefined ? {} : { comparedWith: before }),
    }),
    ...answers,
    step(closesOn, 'CloseVoiceExercise', { closedOn: closesOn }),
  ];
}

const isThere = (leg: DemoLeg, from: string, until: string): boolean =>
  leg.arrival === 'arrived' && leg.startsOn < from && (leg.endedOn ?? DEMONSTRATION_DAY) > until;

const WORDS = {
  [QUESTIONS[0]]: 'That I know who to go to',
  [QUESTIONS[1]]: 'It should not take an hour to get here',
};

// The second Monday, so that no bank holiday is in it.
function mondayIn(year: number): string {
  const eighth = new Date(Date.UTC(year, 4, 8));
  return addDays(`${year}-05-08`, (8 - eighth.getUTCDay()) % 7);
}
