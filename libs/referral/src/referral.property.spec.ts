import { decide, type Decided, evolve, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ReferralCommand } from './referral.commands.js';
import { referral } from './referral.decider.js';
import { ReferralEvent } from './referral.events.js';
import { referralRefusals } from './referral.refusals.js';
import { ownerOf, ownerOn, pendingOffer, type Referral } from './referral.state.js';
import { steps } from './referral.steps.js';
import { anyReferralCommand } from './testing/any-referral-command.js';

const history = fc.array(anyReferralCommand, { minLength: 10, maxLength: 60, size: 'max' });
const days = Array.from({ length: 31 }, (_, day) => `2025-10-${String(day + 1).padStart(2, '0')}`);

/** What the command records, or the refusal. */
function asked(state: Referral, command: ReferralCommand) {
  try {
    return decide(referral, state, { command, facts: { today: '2025-12-07' } });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

interface Step {
  readonly command: ReferralCommand;
  readonly before: Referral;
  readonly after: Referral;
  readonly events: readonly Decided<ReferralEvent>[];
}

/** Runs the commands; `see` sees each that was not refused, with the states around it. */
function play(commands: readonly ReferralCommand[], see: (step: Step) => void): void {
  let state: Referral = null;
  let ids = 0;
  for (const command of commands) {
    const before: Referral = state;
    const events = asked(before, command);
    if (events instanceof Refusal) continue;
    for (const event of events)
      state = evolve(referral, state, {
        ...event,
        ...{ eventId: `event-${(ids += 1)}`, authority: '801', personal: event.personal ?? [] },
      });
    see({ command, before, after: state, events });
  }
}

describe('any history of a referral', () => {
  it('has one owner on each day from the submission on, and it is the last who accepted', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, ({ after }) => {
          if (!after) return;
          for (const day of days)
            expect(ownerOn(after, day) === null).toBe(day < after.details.submittedOn);
          expect(ownerOn(after, '2026-01-01')).toBe(ownerOf(after));
          expect(pendingOffer(after)?.to).not.toBe(ownerOf(after));
        }),
      ),
      randomly(50),
    );
  });

  it('changes status only by a step that its status allows', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, ({ command, before, after, events }) => {
          if (command.type === 'SubmitReferral' || events.length === 0) return;
          const isRestated = events.some(({ corrects }) => corrects !== undefined);
          if (!isRestated) expect(steps[command.type]).toContain(before?.status);
          if (after?.status !== before?.status)
            expect(command.type).toMatch(/^(Withdraw|Close|Reopen)Referral$/);
        }),
      ),
      randomly(50),
    );
  });

  it('records nothing when a command is repeated, and reads back as written', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, ({ command, after, events }) => {
          expect(asked(after, command)).toEqual([]);
          for (const { type, data } of events)
            expect(ReferralEvent.parse(JSON.parse(JSON.stringify({ type, data })))).toEqual({
              type,
              data,
            });
        }),
      ),
      randomly(50),
    );
  });
});

describe('the random histories', () => {
  it('record every kind of event, and every refusal has its sentence', () => {
    const types = new Set<string>();
    for (const commands of fc.sample(history, { numRuns: 100, seed: 7 }))
      play(commands, ({ after, events }) => {
        events.forEach(({ type }) => types.add(type));
        for (const command of commands) {
          const answer = asked(after, command);
          if (answer instanceof Refusal) expect(referralRefusals).toHaveProperty(answer.code);
        }
      });
    const all = ReferralEvent.options.map(({ shape }) => shape.type.value);
    expect([...types].sort()).toEqual([...all].sort());
  });
});
