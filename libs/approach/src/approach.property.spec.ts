import { decide, type Decided, evolve, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { ApproachCommand } from './approach.commands.js';
import { approach } from './approach.decider.js';
import { ApproachEvent, DeclineReason, WithdrawalReason } from './approach.events.js';
import type { Approach } from './approach.state.js';
import { steps } from './approach.steps.js';

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const providerId = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
const date = fc.integer({ min: 1, max: 9 }).map((day) => `2025-10-0${day}`);

const data: { readonly [T in ApproachCommand['type']]: fc.Arbitrary<object> } = {
  ApproachProvider: date.map((approachedOn) => ({ pupilId, providerId, approachedOn })),
  AcceptApproach: date.map((acceptedOn) => ({ acceptedOn })),
  DeclineApproach: fc.record({
    declinedOn: date,
    reason: fc.constantFrom(...DeclineReason.options),
  }),
  WithdrawApproach: fc.record({
    withdrawnOn: date,
    reason: fc.constantFrom(...WithdrawalReason.options),
  }),
};
const anyCommand = fc.oneof(
  ...Object.entries(data).map(([type, values]) =>
    values.map((said) => ApproachCommand.parse({ type, data: said })),
  ),
);

function asked(state: Approach, command: ApproachCommand) {
  try {
    return decide(approach, state, { command, facts: { today: '2025-12-07' } });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

const after = (state: Approach, event: Decided<ApproachEvent>): Approach =>
  evolve(approach, state, { ...event, eventId: 'event', authority: '801', personal: [] });

/** Takes the step, where it is not refused, and checks what must hold after it. */
function taken(before: Approach, command: ApproachCommand): Approach {
  const events = asked(before, command);
  if (events instanceof Refusal) return before;
  const state = events.reduce(after, before);
  if (command.type !== 'ApproachProvider' && events.length > 0)
    expect(steps[command.type]).toContain(before?.status);
  expect(asked(state, command)).toEqual([]);
  for (const { type, data: said } of events)
    expect(ApproachEvent.parse({ type, data: said })).toEqual({ type, data: said });
  return state;
}

const history = fc.array(anyCommand, { maxLength: 30, size: 'max' });

describe('any history of an approach', () => {
  it('changes status only by an allowed step, and records nothing twice', () => {
    fc.assert(
      fc.property(history, (commands) => {
        commands.reduce(taken, approach.initial);
      }),
      randomly(100),
    );
  });

  it('never has an answer before its question', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const state = commands.reduce(taken, approach.initial);
        for (const answer of Object.values(state?.answers ?? {}))
          expect(answer.on >= (state?.approached.approachedOn ?? '')).toBe(true);
      }),
      randomly(50),
    );
  });
});
