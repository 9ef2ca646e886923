import { type Decider, type EventFacts, type Message, statedBy } from '@ledger/kernel';
import type { PanelCommand } from './panel.commands.js';
import type { PanelEvent } from './panel.events.js';
import { wordsIn } from './panel.find.js';
import type { Item, Panel, SaidOnce } from './panel.state.js';

type Evolve = Decider<Panel, PanelCommand, PanelEvent>['evolve'];

export const evolvePanel: Evolve = {
  PanelScheduled: (_, scheduled, facts) => ({
    scheduled,
    stated: statedBy(facts),
    authority: facts.authority,
    items: {},
  }),
  PanelRescheduled: (state, { heldOn }, facts) =>
    state && { ...state, scheduled: { ...state.scheduled, heldOn }, stated: statedBy(facts) },
  ReferralPutOnAgenda: (state, data) => changed(state, data, { onAgenda: true }),
  ReferralTakenOffAgenda: (state, data) => changed(state, data, { onAgenda: false }),
  PanelConsidered: (state, data, facts) =>
    changed(state, data, { considered: said(data, facts, before(state, data)?.considered) }),
  PanelDecided: (state, data, facts) =>
    changed(state, data, { decision: said(data, facts, before(state, data)?.decision) }),
  DecisionAppealed: (state, data, facts) =>
    changed(state, data, { appeal: said(data, facts, before(state, data)?.appeal) }),
  AppealDecided: (state, data, facts) =>
    changed(state, data, {
      appealDecision: said(data, facts, before(state, data)?.appealDecision),
    }),
  SecondApprovalGiven: (state, data, facts) => {
    const earlier = before(state, data)?.secondApprovals;
    const approval = said(data, facts, null);
    return changed(state, data, { secondApprovals: { ...earlier, [data.placementId]: approval } });
  },
};

interface About {
  readonly referralId: string;
  readonly pupilId: string;
}

const before = (state: Panel, { referralId }: About): Item | undefined => state?.items[referralId];

function changed(state: Panel, about: About, change: Partial<Item>): Panel {
  if (!state) return state;
  const { referralId, pupilId } = about;
  const item = before(state, about) ?? { ...unheard, pupilId };
  return { ...state, items: { ...state.items, [referralId]: { ...item, ...change } } };
}

const unheard = {
  onAgenda: false,
  considered: null,
  decision: null,
  appeal: null,
  appealDecision: null,
  secondApprovals: {},
};

const said = <Data extends Message['data']>(
  data: Data,
  facts: EventFacts,
  earlier: SaidOnce<Data> | null | undefined,
): SaidOnce<Data> => ({
  data,
  words: { ...earlier?.words, ...wordsIn(facts) },
  stated: statedBy(facts),
});
