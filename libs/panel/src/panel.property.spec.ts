import { decide, type Decided, evolve, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { PanelCommand } from './panel.commands.js';
import { panel } from './panel.decider.js';
import { PanelEvent } from './panel.events.js';
import type { Item, Panel } from './panel.state.js';
import { outcomes, provides } from './panel.steps.js';
import * as asked from './testing/panel-events.js';

const { referralId, placementId, approver, chair, head } = asked;
const member = fc.constantFrom('chair', 'head', 'lead');
const seated = fc.constantFrom('chair', 'head');
const on = fc.constantFrom('2025-10-20', '2025-11-01');
const anyOf = (type: PanelCommand['type'], data: fc.Arbitrary<object>) =>
  data.map((said) => PanelCommand.parse({ type, data: { referralId, ...said } }));

const anyCommand = fc.oneof(
  fc.constant(asked.schedule()),
  fc.constantFrom(asked.put(), asked.put('withdrawn')),
  fc.constant(asked.takeOff),
  anyOf(
    'ConsiderReferral',
    fc.option(seated).map((memberId) => ({
      members: [chair, head],
      options: ['outreach'],
      interests: memberId ? [{ memberId, kind: 'family' }] : [],
    })),
  ),
  anyOf(
    'DecideReferral',
    fc.record({
      outcome: fc.constantFrom('agree', 'refuse', 'defer', 'support-agreed'),
      childAuthority: fc.constant('801'),
      approver: fc
        .option(member, { nil: undefined })
        .map((id) => id && { ...approver, memberId: id }),
    }),
  ).map((command) => PanelCommand.parse(JSON.parse(JSON.stringify(command)))),
  anyOf('AppealDecision', fc.record({ appealedOn: on, by: fc.constant('family') })),
  anyOf('DecideAppeal', fc.record({ decidedOn: on, outcome: fc.constant('dismissed') })),
  anyOf(
    'GiveSecondApproval',
    fc.record({
      ...{ placementId: fc.constant(placementId), approvedOn: on },
      approver: member.map((memberId) => ({ memberId, role: 'lead' })),
      excess: fc.constant(['past-approved-end']),
    }),
  ),
);

function answer(state: Panel, command: PanelCommand) {
  try {
    return decide(panel, state, { command, facts: { today: '2025-10-01' } });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

const after = (state: Panel, event: Decided<PanelEvent>): Panel =>
  evolve(panel, state, { ...event, eventId: 'event', authority: '801', personal: [] });

function taken(before: Panel, command: PanelCommand): Panel {
  const events = answer(before, command);
  if (events instanceof Refusal) return before;
  const state = events.reduce(after, before);
  expect(answer(state, command)).toEqual([]);
  for (const { type, data } of events)
    expect(PanelEvent.parse({ type, data })).toEqual({ type, data });
  for (const item of Object.values(state?.items ?? {})) check(item);
  return state;
}

function check({ considered, decision, appeal, appealDecision, secondApprovals }: Item): void {
  const interested = (considered?.data.interests ?? []).map(({ memberId }) => memberId);
  const first = decision?.data.approver?.memberId;
  expect(interested).not.toContain(first);
  if (decision) {
    expect(considered).not.toBeNull();
    expect(outcomes['inclusion-panel']).toContain(decision.data.outcome);
    expect(first !== undefined).toBe(provides(decision.data));
  }
  const later = [appeal, ...Object.values(secondApprovals)].filter(Boolean);
  if (later.length > 0) expect(decision).not.toBeNull();
  expect(appeal === null && appealDecision !== null).toBe(false);
}

describe('any history of a meeting', () => {
  it('decides only what was considered, by nobody with an interest, and records nothing twice', () => {
    const history = fc.array(anyCommand, { minLength: 10, maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(history, (commands) => {
        commands.reduce(taken, panel.initial);
      }),
      randomly(80),
    );
  });
});
