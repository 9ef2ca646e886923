import {
  decide,
  type Decided,
  type Decider,
  type DecisionFacts,
  evolve,
  type Message,
  type PersonalPart,
  Refusal,
} from '../index.js';

type Given<E extends Message> = E & {
  eventId?: string;
  effectiveOn?: string;
  pupilId?: string;
  corrects?: string;
  personal?: readonly PersonalPart[];
};

const TODAY: DecisionFacts = { today: '2026-01-15' };

/**
 * Given / when / then for a decider. Compares events and their JSON round trip through the schema,
 * so that a field missing from the schema fails the test.
 */
export function spec<S, C extends Message, E extends Message>(decider: Decider<S, C, E>) {
  return {
    given: (...events: Given<E>[]) => ({
      when: (command: C, facts: DecisionFacts = TODAY) =>
        outcome(decider, events, { command, facts }),
    }),
  };
}

/** The state after these events; the n-th event has the id `event-n`, from 1, unless it says otherwise. */
export function stateOf<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  events: readonly Given<E>[],
): S {
  return events.reduce(
    (state, event, index) =>
      evolve(decider, state, {
        type: event.type,
        data: event.data,
        eventId: event.eventId ?? `event-${index + 1}`,
        effectiveOn: event.effectiveOn ?? '2026-01-01',
        authority: '801',
        personal: event.personal ?? [],
      }),
    decider.initial,
  );
}

function outcome<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  events: Given<E>[],
  question: { command: C; facts: DecisionFacts },
) {
  const run = () => decide(decider, stateOf(decider, events), question);
  return {
    thenRecorded(...expected: Decided<E>[]) {
      const recorded = run();
      expect(recorded).toEqual(expected);
      const bare = recorded.map(({ type, data }) => ({ type, data }));
      const roundTrip = bare.map((event) =>
        decider.events.parse(JSON.parse(JSON.stringify(event))),
      );
      expect(roundTrip).toEqual(bare);
    },
    thenNothing: () => expect(run()).toEqual([]),
    thenRefused(code: string) {
      expect(() => run()).toThrow(Refusal);
      expect(() => run()).toThrow(code);
    },
  };
}
