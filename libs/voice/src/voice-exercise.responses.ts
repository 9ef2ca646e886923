import {
  type DataOf,
  type Decided,
  type DecisionFacts,
  given,
  holdsAlready,
  overlaid,
} from '@ledger/kernel';
import type { VoiceExerciseCommand } from './voice.commands.js';
import type { VoiceExerciseEvent } from './voice.events.js';
import { refuse } from './voice.refusals.js';
import type { KnownResponse, Response, VoiceExercise } from './voice-exercise.state.js';

type Asked = DataOf<VoiceExerciseCommand, 'ReceiveVoiceResponse'>;

/** Takes a response to a question, or puts right one that was taken. */
export function receiveResponse(
  state: VoiceExercise,
  asked: Asked,
  facts: DecisionFacts,
): readonly Decided<VoiceExerciseEvent>[] {
  const { words, ...told } = asked;
  const said = given({ ...told, themes: [...new Set(told.themes)].sort() }) as Response;
  const known = state.responses.get(asked.responseId);
  if (known && holdsAlready({ ...known.value, words: known.words }, { ...said, words })) return [];
  const data = known ? restated(known, said) : said;
  const effectiveOn = data.receivedOn ?? lastTold(known, facts);
  refuseUnknownQuestion(state, data.question);
  refuseLate(state, effectiveOn);
  const about = { data, effectiveOn, ...sealedFor(data, words ?? known?.words) };
  if (!known) return [{ type: 'VoiceResponseReceived', ...about }];
  return [{ type: 'VoiceResponseCorrected', ...about, corrects: known.stated.eventId }];
}

const lastTold = (known: KnownResponse | undefined, { today }: DecisionFacts): string =>
  known ? known.stated.effectiveOn : today;

// A child named later takes the words along: they are sealed again, under the child.
function sealedFor({ pupilId, responseId }: Response, words: unknown) {
  const subject = pupilId ?? responseId;
  const narrative = { pupilId: subject, class: 'narrative' as const };
  const personal = typeof words === 'string' ? [{ ...narrative, values: { words } }] : [];
  return { pupilId: subject, personal };
}

function restated({ value }: KnownResponse, said: Response): Response {
  if (value.pupilId !== undefined && said.pupilId !== undefined && value.pupilId !== said.pupilId)
    throw refuse('voice-response-of-another-child', {}, 'pupilId');
  return overlaid(value, said);
}

function refuseUnknownQuestion({ exercise }: VoiceExercise, question: string): void {
  if (exercise && !exercise.value.questions.includes(question))
    throw refuse('question-unknown', {}, 'question');
}

function refuseLate({ closed }: VoiceExercise, receivedOn: string): void {
  if (closed && receivedOn > closed.value)
    throw refuse('exercise-closed', { closedOn: closed.value }, 'receivedOn');
}
