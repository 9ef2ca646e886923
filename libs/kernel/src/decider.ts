import type { z } from 'zod';
import type { DataOf, Message } from './message.js';
import type { PersonalPart } from './personal.js';

/** What a decision returns: the event, from when it is true, and what the log must seal. */
export type Decided<E extends Message> = E & {
  /** The date from which the fact is true. */
  readonly effectiveOn: string;
  /** The child the event is about, where it is about one: its free text is sealed under that child. */
  readonly pupilId?: string;
  /** The id of the event that this one corrects; the command must then give a reason. */
  readonly corrects?: string;
  readonly personal?: readonly PersonalPart[];
};

/** What evolve may know of the event besides its data. */
export interface EventFacts {
  readonly eventId: string;
  readonly effectiveOn: string;
  readonly authority: string;
  readonly personal: readonly PersonalPart[];
}

/** What a decision may know besides the state: facts read from elsewhere, as plain data. */
export interface DecisionFacts {
  /** Today in London by the log's clock, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * One aggregate: state from events, events from commands. Pure: no clock, no id, no I/O.
 * `decide` throws a Refusal when a rule says no, and returns [] when what is asked already holds.
 */
export interface Decider<State, C extends Message, E extends Message> {
  /** The stream's prefix: `provision` for `provision-<id>`. */
  readonly category: string;
  readonly events: z.ZodType<E>;
  readonly commands: z.ZodType<C>;
  readonly initial: State;
  readonly evolve: {
    readonly [T in E['type']]: (state: State, data: DataOf<E, T>, facts: EventFacts) => State;
  };
  readonly decide: {
    readonly [T in C['type']]: (
      state: State,
      data: DataOf<C, T>,
      facts: DecisionFacts,
    ) => readonly Decided<E>[];
  };
}

type AnyDecide<E extends Message> = (
  state: unknown,
  data: object,
  facts: DecisionFacts,
) => readonly Decided<E>[];
type AnyEvolve = (state: unknown, data: object, facts: EventFacts) => unknown;

/** The state after one more event. */
export function evolve<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  state: S,
  event: { type: string; data: object } & EventFacts,
): S {
  const step = (decider.evolve as Record<string, AnyEvolve>)[event.type];
  if (!step) throw new Error(`${decider.category} knows no event ${event.type}`);
  return step(state, event.data, event) as S;
}

/** The events that the command records in this state. */
export function decide<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  state: S,
  question: { command: C; facts: DecisionFacts },
): readonly Decided<E>[] {
  const table = decider.decide as unknown as Record<string, AnyDecide<E>>;
  const choose = table[question.command.type];
  if (!choose) throw new Error(`${decider.category} knows no command ${question.command.type}`);
  return choose(state, question.command.data, question.facts);
}

/** The state as events will make it once they are recorded; their ids are not known yet. */
export const foretoldAll = <S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  state: S,
  events: readonly Decided<E>[],
): S =>
  events.reduce(
    (now, event) =>
      evolve(decider, now, { ...event, ...unrecorded, personal: event.personal ?? [] }),
    state,
  );

const unrecorded = { eventId: '', authority: '' };

/** What commands record one after the other, each decided on what the ones before it have made. */
export function decideAll<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  state: S,
  question: { readonly commands: readonly C[]; readonly facts: DecisionFacts },
): readonly Decided<E>[] {
  const { facts } = question;
  const all: Decided<E>[] = [];
  let now = state;
  for (const command of question.commands) {
    const events = decide(decider, now, { command, facts });
    now = foretoldAll(decider, now, events);
    all.push(...events);
  }
  return all;
}
