import { type DataOf, decideAll, type Decider, statedBy } from '@ledger/kernel';
import { QaVisitCommand } from './qa-visit.commands.js';
import { QaVisitEvent } from './qa-visit.events.js';
import { refuse } from './qa-visit.refusals.js';
import type { KnownVisit, QaVisit } from './qa-visit.state.js';
import {
  cancelVisit,
  holdVisit,
  issueReport,
  scheduleVisit,
  shareReport,
} from './qa-visit.steps.js';

export const qaVisit: Decider<QaVisit, QaVisitCommand, QaVisitEvent> = {
  category: 'qa-visit',
  events: QaVisitEvent,
  commands: QaVisitCommand,
  initial: null,

  evolve: {
    QaVisitScheduled: (_, visit, facts) => ({
      status: 'scheduled',
      authority: facts.authority,
      visit,
      stated: statedBy(facts),
      held: null,
      cancelled: null,
      report: null,
      shared: [],
    }),
    QaVisitCorrected: (state, visit, facts) =>
      state && { ...state, visit, stated: statedBy(facts) },
    QaVisitRescheduled: (state, { on }) => state && { ...state, visit: { ...state.visit, on } },
    QaVisitHeld: (state, { heldOn }, facts) =>
      state && {
        ...state,
        status: state.report ? 'reported' : 'held',
        held: { heldOn, stated: statedBy(facts) },
      },
    QaVisitCancelled: (state, cancelled) => state && { ...state, status: 'cancelled', cancelled },
    QaReportIssued: (state, report, facts) =>
      state && { ...state, status: 'reported', report: { ...report, stated: statedBy(facts) } },
    QaReportShared: (state, share) => state && { ...state, shared: [...state.shared, share] },
  },

  decide: {
    ScheduleQaVisit: scheduleVisit,
    HoldQaVisit: (state, data, facts) => holdVisit(known(state), data, facts),
    CancelQaVisit: (state, data) => cancelVisit(known(state), data),
    IssueQaReport: (state, data) => issueReport(known(state), data),
    ShareQaReport: (state, data) => shareReport(known(state), data),
    StateQaVisit: (state, data, facts) =>
      decideAll(qaVisit, state, { commands: commandsIn(data), facts }),
  },
};

function known(state: QaVisit): KnownVisit {
  if (!state) throw refuse('visit-not-scheduled');
  return state;
}

function commandsIn(said: DataOf<QaVisitCommand, 'StateQaVisit'>): readonly QaVisitCommand[] {
  return [
    { type: 'ScheduleQaVisit', data: said.visit },
    ...(said.held ? [{ type: 'HoldQaVisit' as const, data: said.held }] : []),
    ...(said.cancelled ? [{ type: 'CancelQaVisit' as const, data: said.cancelled }] : []),
    ...(said.report ? [{ type: 'IssueQaReport' as const, data: said.report }] : []),
    ...said.shared.map((data) => ({ type: 'ShareQaReport' as const, data })),
  ];
}
