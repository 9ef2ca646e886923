import { holdsAlready, overlaid, type PersonalPart } from '@ledger/kernel';
import { refuse } from './approach.refusals.js';
import type { Approach, Status } from './approach.state.js';
import { mustAllow, type steps } from './approach.steps.js';

/** A step that answers or withdraws an approach, with what is said of it. */
interface Step<Said extends object> {
  readonly type: keyof typeof steps;
  readonly as: Exclude<Status, 'approached'>;
  readonly on: string;
  /** The field that holds the date. */
  readonly field: string;
  readonly said: Said;
  readonly words?: string | undefined;
}

/** The event of the step, but for its type: none when it is said already. */
export function answered<Said extends object>(state: Approach, step: Step<Said>) {
  const { type, on, field, said } = step;
  if (!state) throw refuse('provider-not-approached');
  const before = state.answers[step.as];
  const known = before ?? unanswered;
  const personal = sealedWords(state.approached.pupilId, known.words, step.words);
  if (before && holdsAlready(known.data, said) && personal.length === 0) return [];
  mustAllow(state, type);
  const { pupilId, providerId, approachedOn } = state.approached;
  if (on < approachedOn)
    throw refuse('approach-answered-before-it-was-made', { date: on, approachedOn }, field);
  const data = overlaid({ ...known.data, pupilId, providerId, ...said }, said);
  const correcting = before ? { corrects: before.stated.eventId } : {};
  return [{ data, effectiveOn: on, pupilId, ...correcting, personal }];
}

const unanswered = { data: {}, words: {} };

// A part holds the whole of its class, so that the latest one says all there is to say.
function sealedWords(pupilId: string, known: object, words: string | undefined): PersonalPart[] {
  if (words === undefined || holdsAlready(known, { words })) return [];
  return [{ pupilId, class: 'narrative', values: { words } }];
}
