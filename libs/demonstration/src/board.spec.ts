import { improvementPlan, isInPlanOn, statusOn } from '@ledger/improvement-plan';
import { decide, evolve } from '@ledger/kernel';
import { boardSteps, MEETINGS } from './board.js';

const steps = boardSteps('2024-07-01');

/** The plan after every step, by the aggregate's own rules. */
function planned() {
  return steps.reduce((state, step, index) => {
    const command = improvementPlan.commands.parse(step.command);
    const events = decide(improvementPlan, state, {
      command,
      facts: { today: step.at.slice(0, 10) },
    });
    return events.reduce(
      (now, event) =>
        evolve(improvementPlan, now, {
          ...event,
          eventId: `event-${index}`,
          authority: '801',
          personal: [],
        }),
      state,
    );
  }, improvementPlan.initial);
}

function countsOn(on: string) {
  const counts: Record<string, number> = {};
  for (const action of planned().actions.values()) {
    const status = statusOn(action, on);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

describe('the improvement plan of the demonstration', () => {
  it('has the seven areas and the counts that were published for October 2024', () => {
    expect(planned().areas.size).toBe(7);
    expect(planned().actions.size).toBe(46);
    expect(countsOn('2024-10-23')).toEqual({
      completed: 15,
      'actioned-and-embedded': 1,
      'on-track': 20,
      'not-started': 7,
      'at-risk': 3,
    });
  });

  it('is reviewed on the published dates, every six weeks', () => {
    const published =
      '2024-10-23 2024-12-04 2025-01-15 2025-02-26 2025-04-09 2025-05-21 2025-07-02';
    expect(MEETINGS.slice(0, 7)).toEqual(published.split(' '));
  });

  it('loses no action: what was completed leaves the plan and stays in the record', () => {
    const actions = [...planned().actions.values()];
    const left = actions.filter((action) => !isInPlanOn(action, '2024-12-04'));
    expect(left).toHaveLength(16);
    expect(countsOn('2024-12-04')['completed']).toBeGreaterThanOrEqual(15);
    const reopened = planned().actions.get('4.1');
    expect(reopened && isInPlanOn(reopened, '2025-05-21')).toBe(true);
  });
});
