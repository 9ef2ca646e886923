import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { TransitionEvent } from './transition.events.js';
import type { TransitionNarrative } from './transition.personal.js';
import { type Known, subjectOf, type Transition } from './transition.state.js';

export type Events = readonly Decided<TransitionEvent>[];

interface Statement<T extends TransitionEvent['type']> {
  readonly type: T;
  readonly data: DataOf<TransitionEvent, T>;
  readonly effectiveOn: string;
  /** Words that are not given again stay as they were. */
  readonly narrative?: TransitionNarrative;
}

/** The statement as an event: none when it is known, a correction when something else was. */
export function say<T extends TransitionEvent['type']>(
  state: Transition,
  statement: Statement<T>,
): Events {
  const before = state.get(subjectOf(statement.type, statement.data));
  const known = before ?? nothingYet;
  const narrative = overlaid<TransitionNarrative>(known.narrative, statement.narrative ?? {});
  if (before && holds(before, statement.data, narrative)) return [];
  const { type, effectiveOn } = statement;
  const { pupilId } = statement.data;
  const data = overlaid<object>(known.data, statement.data);
  const event = {
    ...{ type, data, effectiveOn, pupilId },
    ...sealed(pupilId, given(narrative)),
    ...(before && { corrects: before.stated.eventId }),
  };
  return [event as unknown as Decided<TransitionEvent>];
}

const nothingYet = { data: {}, narrative: {} };

const holds = (before: Known, data: object, narrative: TransitionNarrative) =>
  holdsAlready<object>(before.data, data) && holdsAlready(before.narrative, narrative);

const sealed = (pupilId: string, values: object) =>
  Object.keys(values).length > 0 && { personal: [{ pupilId, class: 'narrative', values }] };
