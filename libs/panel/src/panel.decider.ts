import type { Decider } from '@ledger/kernel';
import { consider, putOnAgenda, schedule, takeOffAgenda } from './panel.agenda.js';
import { appeal, approveAgain, decideAppeal } from './panel.appeal.js';
import { PanelCommand } from './panel.commands.js';
import { decide } from './panel.decide.js';
import { PanelEvent } from './panel.events.js';
import { evolvePanel } from './panel.evolve.js';
import type { Panel } from './panel.state.js';

/** One meeting of one panel, with all that it decides. */
export const panel: Decider<Panel, PanelCommand, PanelEvent> = {
  category: 'panel',
  events: PanelEvent,
  commands: PanelCommand,
  initial: null,

  evolve: evolvePanel,

  decide: {
    SchedulePanel: schedule,
    PutReferralOnAgenda: putOnAgenda,
    TakeReferralOffAgenda: takeOffAgenda,
    ConsiderReferral: consider,
    DecideReferral: decide,
    AppealDecision: appeal,
    DecideAppeal: decideAppeal,
    GiveSecondApproval: approveAgain,
  },
};
