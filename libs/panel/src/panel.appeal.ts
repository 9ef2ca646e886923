import { type DataOf, type Decided, given } from '@ledger/kernel';
import { mustNotHaveInterest } from './panel.agenda.js';
import type { PanelCommand } from './panel.commands.js';
import type { PanelEvent } from './panel.events.js';
import { compared, decided, itemOf, meeting, mustFollow } from './panel.find.js';
import { refuse } from './panel.refusals.js';
import type { Panel } from './panel.state.js';
import { provides } from './panel.steps.js';

type Events = Decided<PanelEvent>[];
type Asked<T extends PanelCommand['type']> = DataOf<PanelCommand, T>;

/** Somebody appeals; told otherwise before it is decided, the appeal is put right. */
export function appeal(state: Panel, asked: Asked<'AppealDecision'>): Events {
  const { grounds, ...said } = asked;
  const item = itemOf(state, asked.referralId);
  const { pupilId } = item;
  const decision = decided(item);
  const { isKnown, personal, correcting } = compared(item.appeal, pupilId, {
    said,
    words: { grounds },
  });
  if (isKnown) return [];
  if (decision.data.outcome === 'defer') throw refuse('decision-not-open-to-appeal');
  if (item.appealDecision) throw refuse('appeal-decided-already');
  mustFollow(asked.appealedOn, meeting(state).scheduled.heldOn, 'appealedOn');
  const about = { effectiveOn: asked.appealedOn, pupilId, ...correcting, personal };
  return [{ type: 'DecisionAppealed', data: { ...said, pupilId }, ...about }];
}

export function decideAppeal(state: Panel, asked: Asked<'DecideAppeal'>): Events {
  const { grounds, ...said } = asked;
  const item = itemOf(state, asked.referralId);
  const { pupilId } = item;
  if (!item.appeal) throw refuse('appeal-not-made');
  const answer = compared(item.appealDecision, pupilId, { said, words: { grounds } });
  if (answer.isKnown) return [];
  mustFollow(asked.decidedOn, item.appeal.data.appealedOn, 'decidedOn');
  const { personal, correcting } = answer;
  const about = { effectiveOn: asked.decidedOn, pupilId, ...correcting, personal };
  return [{ type: 'AppealDecided', data: { ...said, pupilId }, ...about }];
}

/** Somebody other than the first approver, without an interest in the case, approves the excess. */
export function approveAgain(state: Panel, asked: Asked<'GiveSecondApproval'>): Events {
  const { referralId, placementId, approvedOn, approver } = asked;
  const item = itemOf(state, referralId);
  const { pupilId, considered } = item;
  const { data } = decided(item);
  const answer = compared(item.secondApprovals[placementId] ?? null, pupilId, {
    said: asked,
    words: {},
  });
  if (answer.isKnown) return [];
  if (!provides(data)) throw refuse('second-approval-needs-an-agreement');
  if (data.approver?.memberId === approver.memberId)
    throw refuse('second-approver-is-the-first', { memberId: approver.memberId }, 'approver');
  mustNotHaveInterest(considered?.data.interests ?? [], approver.memberId);
  mustFollow(approvedOn, meeting(state).scheduled.heldOn, 'approvedOn');
  const about = { effectiveOn: approvedOn, pupilId, ...answer.correcting };
  return [{ type: 'SecondApprovalGiven', data: given({ ...asked, pupilId }), ...about }];
}
