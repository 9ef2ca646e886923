import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { FrameworkCommand } from './framework.commands.js';
import { framework } from './framework.decider.js';
import { frameworkRefusals } from './framework.refusals.js';
import type { EstablishedFramework, Framework } from './framework.state.js';
import { legalUpliftSteps } from './framework.uplifts.js';
import { other, providerId, proposed, terms, upliftId } from './testing/example.js';

const date = fc.constantFrom('2022-09-01', '2023-09-01', '2024-09-01', '2025-09-01', '2026-01-05');
const lots = fc.uniqueArray(fc.constantFrom('1', '2', '3', '9'), { minLength: 1, maxLength: 3 });
const who = fc.constantFrom(providerId, other);
const uplifts = fc.constantFrom(upliftId, '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33');
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const commands: fc.Arbitrary<FrameworkCommand> = fc.oneof(
  fc
    .record({ providerId: who, lots, joinedOn: date })
    .map((data) => ({ type: 'JoinFramework' as const, data })),
  fc
    .record({ providerId: who, lots: maybe(lots), leftOn: date })
    .map((data) => ({ type: 'LeaveFramework' as const, data })),
  fc
    .record({ upliftId: uplifts, providerId: who, basisPoints: fc.integer({ min: 1, max: 400 }) })
    .map((data) => ({ type: 'ProposeUplift' as const, data: { ...proposed.data, ...data } })),
  fc
    .record({ upliftId: uplifts, approvedOn: date, effectiveFrom: maybe(date) })
    .map((data) => ({ type: 'ApproveUplift' as const, data })),
  fc
    .record({ upliftId: uplifts, refusedOn: date })
    .map((data) => ({ type: 'RefuseUplift' as const, data })),
  fc
    .record({ from: date, pence: fc.constantFrom(100, 200), lot: fc.constantFrom('1', '2') })
    .map((data) => ({
      type: 'AgreeRate' as const,
      data: { ...data, providerId, basis: 'day' as const },
    })),
);
const history = fc.array(commands, { minLength: 1, maxLength: 60 });

function asked(state: Framework, command: FrameworkCommand) {
  try {
    return decide(framework, state, { command, facts: { today: '2026-01-15' } });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

function play(
  asks: readonly FrameworkCommand[],
  see: (after: EstablishedFramework, command: FrameworkCommand, before: Framework) => void,
) {
  let ids = 0;
  let state: Framework = null;
  for (const command of [{ type: 'EstablishFramework' as const, data: terms }, ...asks]) {
    const before: Framework = state;
    const events = asked(before, command);
    if (events instanceof Refusal) {
      expect(frameworkRefusals).toHaveProperty(events.code);
      continue;
    }
    for (const event of events) {
      const facts = { eventId: `event-${(ids += 1)}`, authority: '801', personal: [] };
      state = evolve(framework, state, { ...event, ...facts });
    }
    if (state) see(state, command, before);
  }
}

describe('any history of a framework', () => {
  it('never has a provider on a lot twice at once, nor outside the term', () => {
    fc.assert(
      fc.property(history, (asks) =>
        play(asks, ({ memberships }) => {
          for (const stays of memberships.values())
            stays.forEach(({ joined, left }, at) => {
              expect(joined.value >= terms.from).toBe(true);
              if (left) expect(left.value >= joined.value).toBe(true);
              const next = stays[at + 1];
              if (next) expect(left && left.value < next.joined.value).toBe(true);
            });
        }),
      ),
      randomly(150),
    );
  });

  it('takes an uplift from status to status by legal steps alone, and never above its cap', () => {
    fc.assert(
      fc.property(history, (asks) =>
        play(asks, ({ uplifts: known }, _, before) => {
          for (const [id, { status, proposal }] of known) {
            const was = before?.uplifts.get(id)?.status ?? 'proposed';
            expect(legalUpliftSteps[was]).toContain(status);
            const { basisPoints, indexBasisPoints } = proposal.value;
            expect(basisPoints).toBeLessThanOrEqual(indexBasisPoints);
          }
        }),
      ),
      randomly(150),
    );
  });

  it('records nothing when a command is repeated', () => {
    fc.assert(
      fc.property(history, (asks) =>
        play(asks, (after, command) => expect(asked(after, command)).toEqual([])),
      ),
      randomly(150),
    );
  });
});
