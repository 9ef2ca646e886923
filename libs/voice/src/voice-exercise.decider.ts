import {
  type DataOf,
  type Decided,
  type Decider,
  type EventFacts,
  given,
  holdsAlready,
  overlaid,
  personalValues,
  statedBy,
} from '@ledger/kernel';
import { VoiceExerciseCommand } from './voice.commands.js';
import { VoiceExerciseEvent } from './voice.events.js';
import { refuse } from './voice.refusals.js';
import type { Exercise, Response, VoiceExercise } from './voice-exercise.state.js';
import { receiveResponse } from './voice-exercise.responses.js';

type Events = readonly Decided<VoiceExerciseEvent>[];
type Asked<T extends VoiceExerciseCommand['type']> = DataOf<VoiceExerciseCommand, T>;

const told = (state: VoiceExercise, value: Exercise, facts: EventFacts): VoiceExercise => ({
  ...state,
  exercise: { value, stated: statedBy(facts) },
});

const received = (state: VoiceExercise, value: Response, facts: EventFacts): VoiceExercise => {
  const { words } = personalValues(facts.personal, 'narrative');
  const known = { value, words, stated: statedBy(facts) };
  return { ...state, responses: new Map([...state.responses, [value.responseId, known]]) };
};

/** An exercise that asks for views. Responses may come before it is opened: a file names no dates. */
export const voiceExercise: Decider<VoiceExercise, VoiceExerciseCommand, VoiceExerciseEvent> = {
  category: 'voice-exercise',
  events: VoiceExerciseEvent,
  commands: VoiceExerciseCommand,
  initial: { exercise: null, responses: new Map(), closed: null },

  evolve: {
    VoiceExerciseOpened: told,
    VoiceExerciseCorrected: told,
    VoiceResponseReceived: received,
    VoiceResponseCorrected: received,
    VoiceExerciseClosed: (state, { closedOn }, facts) => ({
      ...state,
      closed: { value: closedOn, stated: statedBy(facts) },
    }),
  },

  decide: {
    OpenVoiceExercise: open,
    ReceiveVoiceResponse: receiveResponse,
    CloseVoiceExercise: close,
  },
};

function open({ exercise, closed }: VoiceExercise, asked: Asked<'OpenVoiceExercise'>): Events {
  const said = given({ ...asked, questions: [...new Set(asked.questions)] }) as Exercise;
  if (exercise && exercise.value.exerciseRef !== said.exerciseRef)
    throw refuse(
      'exercise-has-another-reference',
      { exerciseRef: exercise.value.exerciseRef },
      'exerciseRef',
    );
  const data = exercise ? overlaid(exercise.value, said) : said;
  refuseEarlyEnd(data.openedOn, data.closesOn, 'closesOn');
  refuseEarlyEnd(data.openedOn, closed?.value, 'openedOn');
  const event = { data, effectiveOn: data.openedOn };
  if (!exercise) return [{ type: 'VoiceExerciseOpened', ...event }];
  if (holdsAlready(exercise.value, data)) return [];
  return [{ type: 'VoiceExerciseCorrected', ...event, corrects: exercise.stated.eventId }];
}

function close(
  { exercise, closed, responses }: VoiceExercise,
  { closedOn }: Asked<'CloseVoiceExercise'>,
): Events {
  if (!exercise) throw refuse('exercise-not-opened');
  if (closed?.value === closedOn) return [];
  refuseEarlyEnd(exercise.value.openedOn, closedOn, 'closedOn');
  const dates = [...responses.values()].map(({ value }) => value.receivedOn ?? '').sort();
  const receivedOn = dates.at(-1) ?? '';
  if (closedOn < receivedOn) throw refuse('closed-before-a-response', { receivedOn }, 'closedOn');
  const event = { type: 'VoiceExerciseClosed' as const, data: { closedOn }, effectiveOn: closedOn };
  return [closed ? { ...event, corrects: closed.stated.eventId } : event];
}

function refuseEarlyEnd(openedOn: string, date: string | undefined, field: string): void {
  if (date !== undefined && date < openedOn)
    throw refuse('exercise-ends-before-it-opens', { openedOn, date }, field);
}
