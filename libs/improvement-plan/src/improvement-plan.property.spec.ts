import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ImprovementPlanCommand } from './improvement-plan.commands.js';
import { improvementPlan } from './improvement-plan.decider.js';
import { ActionStatus } from './improvement-plan.events.js';
import { improvementPlanRefusals } from './improvement-plan.refusals.js';
import { type ImprovementPlan, statusOn } from './improvement-plan.state.js';
import { legalSteps } from './improvement-plan.statuses.js';

const facts = { today: '2026-01-15' };
const actionRef = fc.constantFrom('A1', 'A2', 'A3');
const date = fc.constantFrom('2025-01-15', '2025-02-26', '2025-04-09', '2025-05-21', '2025-07-02');
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const anyAction = fc
  .record({
    actionRef,
    dueOn: maybe(date),
    dependsOn: maybe(fc.array(actionRef, { maxLength: 2 })),
  })
  .map((data): ImprovementPlanCommand => {
    const action = {
      ...data,
      priorityArea: 'Commissioning',
      title: 'An action',
      owner: 'An owner',
    };
    return { type: 'AddAction', data: action };
  });
const anyReport = fc
  .record({
    actionRef,
    reportedOn: date,
    status: fc.constantFrom(...ActionStatus.options),
    revisedDueOn: maybe(date),
    note: maybe(fc.constant('A note')),
    removedFromPlan: maybe(fc.boolean()),
  })
  .map((data): ImprovementPlanCommand => ({ type: 'ReportActionStatus', data }));
const history = fc.array(fc.oneof(anyAction, anyReport), { minLength: 1, maxLength: 60 });

function asked(state: ImprovementPlan, command: ImprovementPlanCommand) {
  try {
    return decide(improvementPlan, state, { command, facts });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

function play(
  commands: readonly ImprovementPlanCommand[],
  see: (after: ImprovementPlan, command: ImprovementPlanCommand, before: ImprovementPlan) => void,
) {
  let ids = 0;
  let state = improvementPlan.initial;
  for (const command of commands) {
    const before = state;
    const events = asked(before, command);
    if (events instanceof Refusal) {
      expect(improvementPlanRefusals).toHaveProperty(events.code);
      continue;
    }
    for (const event of events) {
      const facts = { eventId: `event-${(ids += 1)}`, authority: '839', personal: [] };
      state = evolve(improvementPlan, state, { ...event, ...facts });
    }
    see(state, command, before);
  }
}

describe('any history of a plan', () => {
  it('loses no action', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, (after, _, before) => {
          for (const ref of before.actions.keys()) expect(after.actions.has(ref)).toBe(true);
        }),
      ),
      randomly(150),
    );
  });

  it('moves from status to status by legal steps alone', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, (after) => {
          for (const action of after.actions.values()) {
            const steps = [...action.reports.keys()].sort().map((on) => statusOn(action, on));
            steps.slice(1).forEach((status, index) => {
              const before = steps[index] ?? status;
              expect(legalSteps[before]).toContain(status);
            });
          }
        }),
      ),
      randomly(150),
    );
  });

  it('records nothing when a command is repeated', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, (after, command) => expect(asked(after, command)).toEqual([])),
      ),
      randomly(150),
    );
  });
});
