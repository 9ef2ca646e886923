import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type PanelRefusal =
  | 'panel-not-scheduled'
  | 'panel-of-another-kind-or-reference'
  | 'panel-has-sat'
  | 'referral-not-open'
  | 'referral-not-on-agenda'
  | 'referral-already-considered'
  | 'referral-not-considered'
  | 'interest-of-no-member'
  | 'outcome-not-of-this-panel'
  | 'panel-approves-no-cost'
  | 'approver-missing'
  | 'approver-has-an-interest'
  | 'split-reason-missing'
  | 'unregistered-reason-missing'
  | 'out-of-area-reason-missing'
  | 'decision-not-made'
  | 'decision-not-open-to-appeal'
  | 'decision-under-appeal'
  | 'appeal-not-made'
  | 'appeal-decided-already'
  | 'panel-date-too-early'
  | 'second-approver-is-the-first'
  | 'second-approval-needs-an-agreement';

export const panelRefusals: RefusalSentences<PanelRefusal> = {
  'panel-not-scheduled': 'This meeting is not in the record; schedule it first.',
  'panel-of-another-kind-or-reference':
    'This meeting is recorded as {panelRef}, {kind}; another panel is a meeting of its own.',
  'panel-has-sat': 'The panel has considered a referral already, so the meeting cannot be moved.',
  'referral-not-open': 'The referral is {status}; a panel takes one that is open.',
  'referral-not-on-agenda':
    'The referral is not on the agenda of this meeting; put it there first.',
  'referral-already-considered':
    'The panel has considered this referral; what was considered stays on the agenda.',
  'referral-not-considered': 'The panel has not considered this referral yet; record that first.',
  'interest-of-no-member': 'An interest is declared for {memberId}, who is not among the members.',
  'outcome-not-of-this-panel': 'A panel of this kind decides one of: {allowed}.',
  'panel-approves-no-cost':
    'This outcome orders no provision, so it has no approver, cost or provider.',
  'approver-missing': 'A panel that agrees to provision says who approved it.',
  'approver-has-an-interest':
    '{memberId} has declared an interest in this case and cannot approve it; name another approver.',
  'split-reason-missing':
    'More than one provider is chosen; give the reason for the split package.',
  'unregistered-reason-missing':
    'A provider that is not registered as a school is chosen; give the reason.',
  'out-of-area-reason-missing': 'A provider in another authority is chosen; give the reason.',
  'decision-not-made': 'The panel has not decided on this referral yet; record that first.',
  'decision-not-open-to-appeal':
    'The decision was deferred, so there is nothing to appeal against yet.',
  'decision-under-appeal':
    'The decision was appealed against; what changes it now is the decision on the appeal.',
  'appeal-not-made': 'Nobody appealed against this decision; record the appeal first.',
  'appeal-decided-already': 'The appeal was decided; its outcome stands.',
  'panel-date-too-early':
    'The date {date} is before {earliest}, the day of the step that it follows; ' +
    'give that day or a later one.',
  'second-approver-is-the-first':
    '{memberId} approved the decision; the second approval is given by somebody else.',
  'second-approval-needs-an-agreement':
    'The panel did not agree to provision here, so there is nothing to approve a second time.',
};

export const refuse = (code: PanelRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
