import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { ReviewCommand } from './review.commands.js';
import { review } from './review.decider.js';
import { ReviewEvent } from './review.events.js';
import { reviewRefusals } from './review.refusals.js';
import type { Reviews } from './review.state.js';
import { hold, miss, reschedule, saidHeld, schedule, state } from './testing/review-events.js';

const anyDate = fc.constantFrom(
  '2025-11-04',
  '2025-12-17',
  '2026-01-08',
  '2026-01-12',
  '2026-02-02',
);
const anyName = fc.record({
  kind: fc.constantFrom('six-week', 'half-termly'),
  dueOn: fc.constantFrom('2025-12-17', '2026-01-08'),
});
const anyHeld = fc.record({
  heldOn: anyDate,
  decision: fc.constantFrom('continue', 'end'),
  nextReviewOn: fc.constantFrom(undefined, '2026-03-02'),
  familyView: fc.constantFrom(undefined, 'Good', 'Bad'),
});
const anyMissed = fc.record({
  missedOn: anyDate,
  missedReason: fc.constantFrom(undefined, 'other', 'child-absent'),
});
const any = (ask: (more: object) => ReviewCommand, more: fc.Arbitrary<object>) =>
  fc.tuple(anyName, more).map(([name, said]) => ask({ ...name, ...said }));
const anyCommand = fc.oneof(
  any(schedule, fc.constant({})),
  any(reschedule, fc.record({ to: anyDate })),
  any(miss, anyMissed),
  any(hold, anyHeld),
  any(
    state,
    fc.record({
      rescheduledTo: fc.option(anyDate, { nil: undefined }),
      missed: fc.option(anyMissed, { nil: undefined }),
      held: fc.option(
        anyHeld.map((said) => ({ ...saidHeld, ...said })),
        { nil: undefined },
      ),
    }),
  ),
);

const facts = { today: '2026-01-15' };
const asked = (known: Reviews, command: ReviewCommand) => {
  try {
    return decide(review, known, { command, facts });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
};

/** Plays the commands; sees each with what it recorded and the state after it. */
function play(
  commands: readonly ReviewCommand[],
  see: (command: ReviewCommand, answer: ReturnType<typeof asked>, after: Reviews) => void,
) {
  let known = review.initial;
  let ids = 0;
  for (const command of commands) {
    const answer = asked(known, command);
    for (const event of eventsOf(answer))
      known = evolve(review, known, {
        ...event,
        ...{ eventId: `e${(ids += 1)}`, authority: '801', personal: event.personal ?? [] },
      });
    see(command, answer, known);
  }
}

const playAll = (sees: () => Parameters<typeof play>[1]) =>
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => play(commands, sees())),
    randomly(150),
  );
const eventsOf = (answer: ReturnType<typeof asked>) => (answer instanceof Refusal ? [] : answer);

describe('any history of reviews', () => {
  it('never leaves the held', () => {
    playAll(() => {
      const held = new Set<string>();
      return (_, __, after) => {
        for (const key of held) expect(after.get(key)?.status).toBe('held');
        for (const [key, { status }] of after) if (status === 'held') held.add(key);
      };
    });
  });

  it('never has one held or missed in the future or before the start', () => {
    const over = ['ReviewHeld', 'ReviewMissed'];
    playAll(() => (_, answer) => {
      for (const { effectiveOn } of eventsOf(answer).filter(({ type }) => over.includes(type)))
        expect(effectiveOn >= '2025-11-05' && effectiveOn <= facts.today).toBe(true);
    });
  });

  it('records nothing when a command is repeated, and knows why it refuses', () => {
    playAll(() => (command, answer, after) => {
      if (answer instanceof Refusal) expect(reviewRefusals).toHaveProperty(answer.code);
      else expect(asked(after, command)).toEqual([]);
    });
  });

  it('reads back as written', () => {
    playAll(() => (command, answer) => {
      expect(ReviewCommand.safeParse(command).success).toBe(true);
      for (const { type, data } of eventsOf(answer))
        expect(ReviewEvent.parse(JSON.parse(JSON.stringify({ type, data })))).toEqual({
          type,
          data,
        });
    });
  });
});
