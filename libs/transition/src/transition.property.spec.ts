import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { TransitionCommand } from './transition.commands.js';
import { transition } from './transition.decider.js';
import { CheckPoint, TransitionEvent } from './transition.events.js';
import { transitionRefusals } from './transition.refusals.js';
import { known, type Transition } from './transition.state.js';
import * as some from './testing/transition-events.js';

const anyDate = fc.constantFrom(
  '2024-06-27',
  '2024-11-04',
  '2025-04-02',
  '2025-07-01',
  '2026-01-10',
);
const words = fc.constantFrom(undefined, 'One', 'Two');
const party = fc.constantFrom('child', 'school');
const anyCommand: fc.Arbitrary<TransitionCommand> = fc.oneof(
  fc.record({ startedOn: anyDate, words }).map(some.plan),
  fc.record({ agreedOn: anyDate, words }).map(some.agree),
  fc.record({ sentOn: anyDate, to: party }).map(some.send),
  fc.record({ acknowledgedOn: anyDate, to: party, words }).map(some.acknowledge),
  fc.record({ contactedOn: anyDate, with: party, reached: fc.boolean() }).map(some.touch),
  fc.record({ surveyedOn: anyDate, words }).map(some.survey),
  fc
    .record({
      point: fc.constantFrom(...CheckPoint.options),
      checkedOn: anyDate,
      outcome: fc.constantFrom('sustained', 'lost', 'not-known'),
    })
    .map(some.ask('CheckDestination')),
  fc.constant(some.close()),
);

const asked = (state: Transition, command: TransitionCommand) => {
  try {
    return decide(transition, state, { command, facts: { today: '2026-01-15' } });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
};

// How the destination stands follows from the checks, which may be put right after the close.
const subjectsIn = (state: Transition) =>
  [...state.keys()].filter((subject) => subject !== 'standing').length;

describe('any history of a leaving', () => {
  it('repeats nothing, adds nothing after its close, and stands as its last check found', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 25 }), (commands) => {
        let state = transition.initial;
        let ids = 0;
        for (const command of commands) {
          const answer = asked(state, command);
          if (answer instanceof Refusal) {
            expect(transitionRefusals).toHaveProperty(answer.code);
            continue;
          }
          const size = subjectsIn(state);
          const isClosed = state.has('closed');
          for (const event of answer) {
            const { type, data } = event;
            expect(TransitionEvent.parse(JSON.parse(JSON.stringify({ type, data })))).toEqual({
              type,
              data,
            });
            const facts = { eventId: `e${(ids += 1)}`, authority: '801' };
            state = evolve(transition, state, {
              ...{ ...event, ...facts, personal: event.personal ?? [] },
            });
          }
          if (isClosed) expect(subjectsIn(state)).toBe(size);
          expect(asked(state, command)).toEqual([]);
          const acknowledged = [...state.keys()].filter((key) => key.startsWith('acknowledged '));
          for (const key of acknowledged)
            expect(state.has(key.replace('acknowledged', 'sent'))).toBe(true);
        }
        const last = known<'DestinationLost'>(state, 'standing');
        if (last) expect(state.has(`check ${last.data.point}`)).toBe(true);
      }),
      randomly(200),
    );
  });
});
