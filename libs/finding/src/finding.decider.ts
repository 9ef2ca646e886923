import { type DataOf, decideAll, type Decider, statedBy } from '@ledger/kernel';
import { FindingCommand } from './finding.commands.js';
import { FindingEvent } from './finding.events.js';
import { refuse } from './finding.refusals.js';
import type { Finding, KnownFinding } from './finding.state.js';
import { close, raiseFinding, reopen, respond, share } from './finding.steps.js';

export const finding: Decider<Finding, FindingCommand, FindingEvent> = {
  category: 'finding',
  events: FindingEvent,
  commands: FindingCommand,
  initial: null,

  evolve: {
    QaFindingRaised: (_, raised, facts) => ({
      status: 'raised',
      authority: facts.authority,
      raised,
      stated: statedBy(facts),
      response: null,
      closing: null,
      past: [],
      reopened: null,
      shared: [],
    }),
    QaFindingCorrected: (state, raised, facts) =>
      state && { ...state, raised, stated: statedBy(facts) },
    QaFindingResponded: (state, data, facts) =>
      state && { ...state, status: 'responded', response: { ...data, stated: statedBy(facts) } },
    QaFindingClosed: (state, data, facts) =>
      state && { ...state, status: 'closed', closing: { ...data, stated: statedBy(facts) } },
    QaFindingReopened: (state, reopened) =>
      state && { ...state, ...nextRound(state), status: 'raised', reopened },
    QaFindingShared: (state, data) => state && { ...state, shared: [...state.shared, data] },
  },

  decide: {
    RaiseQaFinding: raiseFinding,
    RespondToQaFinding: (state, data) => respond(known(state), data),
    CloseQaFinding: (state, data) => close(known(state), data),
    ReopenQaFinding: (state, data) => reopen(known(state), data),
    ShareQaFinding: (state, data) => share(known(state), data),
    StateQaFinding: (state, data, facts) =>
      decideAll(finding, state, { commands: commandsIn(data), facts }),
  },
};

const nextRound = ({ past, response, closing }: KnownFinding) => ({
  past: [...past, { response, closing }],
  response: null,
  closing: null,
});

function known(state: Finding): KnownFinding {
  if (!state) throw refuse('finding-not-raised');
  return state;
}

function commandsIn(said: DataOf<FindingCommand, 'StateQaFinding'>): readonly FindingCommand[] {
  return [
    { type: 'RaiseQaFinding', data: said.finding },
    ...(said.response ? [{ type: 'RespondToQaFinding' as const, data: said.response }] : []),
    ...(said.closed ? [{ type: 'CloseQaFinding' as const, data: said.closed }] : []),
    ...said.shared.map((data) => ({ type: 'ShareQaFinding' as const, data })),
  ];
}
