import { type DataOf, type Decided, given } from '@ledger/kernel';
import { mustNotHaveInterest } from './panel.agenda.js';
import type { PanelCommand } from './panel.commands.js';
import type { PanelEvent } from './panel.events.js';
import { compared, itemOf, meeting } from './panel.find.js';
import { refuse } from './panel.refusals.js';
import type { Item, Panel } from './panel.state.js';
import { outcomes, provides } from './panel.steps.js';

type Asked = DataOf<PanelCommand, 'DecideReferral'>;

/** The whole of a decision; decided again otherwise, it is put right until somebody appeals. */
export function decide(state: Panel, asked: Asked): Decided<PanelEvent>[] {
  const { rationale, intendedOutcome, childAuthority, ...said } = asked;
  const { scheduled } = meeting(state);
  const item = itemOf(state, asked.referralId);
  const { pupilId, decision } = item;
  const data = { ...given(said), pupilId };
  const words = { rationale, intendedOutcome };
  const { isKnown, personal, correcting } = compared(decision, pupilId, { said: data, words });
  if (isKnown) return [];
  mustBeOpen(item);
  mustBeOutcomeOf(scheduled.kind, said);
  mustBeApproved(item, said);
  mustGiveReasons(said, childAuthority);
  const about = { effectiveOn: scheduled.heldOn, pupilId, ...correcting, personal };
  return [{ type: 'PanelDecided', data, ...about }];
}

type Said = Omit<Asked, 'childAuthority'>;

function mustBeOpen({ considered, appeal }: Item): void {
  if (!considered) throw refuse('referral-not-considered', {}, 'referralId');
  if (appeal) throw refuse('decision-under-appeal', {}, 'referralId');
}

function mustBeOutcomeOf(kind: keyof typeof outcomes, { outcome }: Said): void {
  const allowed = outcomes[kind];
  if (allowed.includes(outcome)) return;
  throw refuse('outcome-not-of-this-panel', { allowed: allowed.join(', ') }, 'outcome');
}

function mustBeApproved({ considered }: Item, said: Said): void {
  const { approver, approvedWeeklyPence, approvedTotalPence, providers } = said;
  const ordered = [approver, approvedWeeklyPence, approvedTotalPence, providers?.[0]];
  if (!provides(said) && ordered.some((each) => each !== undefined))
    throw refuse('panel-approves-no-cost', {}, 'outcome');
  if (!provides(said)) return;
  if (!approver) throw refuse('approver-missing', {}, 'approver');
  mustNotHaveInterest(considered?.data.interests ?? [], approver.memberId);
}

// Each unusual choice has its coded reason, so that the choices can be counted by reason.
function mustGiveReasons(said: Said, childAuthority: string): void {
  const { providers = [], splitReason, unregisteredReason, outOfAreaReason } = said;
  if (providers.length > 1 && !splitReason) throw refuse('split-reason-missing', {}, 'splitReason');
  if (providers.some(({ registered }) => !registered) && !unregisteredReason)
    throw refuse('unregistered-reason-missing', {}, 'unregisteredReason');
  if (providers.some(({ authority }) => authority !== childAuthority) && !outOfAreaReason)
    throw refuse('out-of-area-reason-missing', {}, 'outOfAreaReason');
}
